using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Disclosure.Domain.Accounting;
using Disclosure.Web.Data;

namespace Disclosure.Web.Times;

/// <summary>Everything that figures need of one case.</summary>
/// <param name="Row">The case.</param>
/// <param name="Departments">Its departments.</param>
/// <param name="Supervisions">Its 督办单.</param>
public sealed record TimeSheet(CaseTimeRow Row, IReadOnlyList<CaseDepartmentTimeRow> Departments, IReadOnlyList<SupervisionRow> Supervisions)
{
    /// <summary>Days of the account into the row's columns.</summary>
    internal static void Count(CaseTimeRow row, TimeAccount account)
    {
        foreach (var day in account.Days)
        {
            switch (day.Holder)
            {
                case CaseHolder.Intake: row.IntakeDays++; break;
                case CaseHolder.Departments: row.DepartmentDays++; break;
                case CaseHolder.Approval: row.ApprovalDays++; break;
                case CaseHolder.Service: row.ServiceDays++; break;
                case CaseHolder.Applicant: row.ApplicantDays++; break;
                case CaseHolder.ThirdParty: row.ThirdPartyDays++; break;
                default: row.OtherAgencyDays++; break;
            }

            switch (day.Phase)
            {
                case TimePhase.Base: row.BaseDays++; break;
                case TimePhase.Extension: row.ExtensionDays++; break;
                case TimePhase.Excluded: row.ExcludedDays++; break;
                case TimePhase.Overdue: row.OverdueDays++; break;
                default: row.NoTermDays++; break;
            }
        }
    }

    /// <summary>Writes one row over another.</summary>
    internal static void Copy(CaseTimeRow from, CaseTimeRow to)
    {
        (to.AuthorityId, to.Kind, to.ReceivedOn, to.EndedOn, to.EndMonth, to.Outcome) = (from.AuthorityId, from.Kind, from.ReceivedOn, from.EndedOn, from.EndMonth, from.Outcome);
        (to.ReplyType, to.Channel, to.LeadDepartmentId, to.OnTime, to.DueOn, to.Left) = (from.ReplyType, from.Channel, from.LeadDepartmentId, from.OnTime, from.DueOn, from.Left);
        (to.SettledOn, to.Ahead, to.Returned) = (from.SettledOn, from.Ahead, from.Returned);
        (to.IntakeDays, to.DepartmentDays, to.ApprovalDays, to.ServiceDays) = (from.IntakeDays, from.DepartmentDays, from.ApprovalDays, from.ServiceDays);
        (to.ApplicantDays, to.ThirdPartyDays, to.OtherAgencyDays) = (from.ApplicantDays, from.ThirdPartyDays, from.OtherAgencyDays);
        (to.BaseDays, to.ExtensionDays, to.ExcludedDays, to.OverdueDays, to.NoTermDays) = (from.BaseDays, from.ExtensionDays, from.ExcludedDays, from.OverdueDays, from.NoTermDays);
        (to.Extended, to.Clarified, to.Consulted, to.Reconsidered, to.Sued, to.Stamp) = (from.Extended, from.Clarified, from.Consulted, from.Reconsidered, from.Sued, from.Stamp);
    }

    /// <summary>The stamp of a row and its departments.</summary>
    internal static long StampOf(CaseTimeRow row, IEnumerable<CaseDepartmentTimeRow> departments)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{row.CaseId:N}|{Text(row)}|{string.Join(';', departments.OrderBy(d => d.DepartmentId).Select(Text))}");
        return (long)(BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(text))) & 0xFF_FFFF_FFFF);
    }

    /// <summary>A row as one text, for comparing.</summary>
    internal static string Text(CaseTimeRow r) => string.Create(CultureInfo.InvariantCulture,
        $"{r.Kind}|{r.ReceivedOn:O}|{r.EndedOn:O}|{r.EndMonth}|{r.Outcome}|{r.ReplyType}|{r.Channel}|{r.LeadDepartmentId}|{r.OnTime}|{r.DueOn:O}|{r.Left}|{r.SettledOn:O}|{r.Ahead}|{r.IntakeDays}|{r.DepartmentDays}|{r.ApprovalDays}|{r.ServiceDays}|{r.ApplicantDays}|{r.ThirdPartyDays}|{r.OtherAgencyDays}|{r.BaseDays}|{r.ExtensionDays}|{r.ExcludedDays}|{r.OverdueDays}|{r.NoTermDays}|{r.Returned}|{r.Extended}|{r.Clarified}|{r.Consulted}|{r.Reconsidered}|{r.Sued}");

    /// <summary>A department as one text.</summary>
    internal static string Text(CaseDepartmentTimeRow d) => string.Create(CultureInfo.InvariantCulture, $"{d.DepartmentId:N}|{d.Days}|{d.AtWork}|{d.Returned}");

    /// <summary>A 督办单 as one text.</summary>
    internal static string Text(SupervisionRow s) => string.Create(CultureInfo.InvariantCulture, $"{s.Id:N}|{s.DepartmentId}|{s.IssuedOn:O}|{s.AnswerBy:O}|{s.AnsweredOn:O}|{s.RevokedOn:O}");
}
