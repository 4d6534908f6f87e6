using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Disclosure.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class AfterTheReply : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "RecordId",
                table: "Files",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "LegalBasis",
                table: "CatalogueRecords",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "LegalDueOn",
                table: "CatalogueRecords",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "State",
                table: "CatalogueRecords",
                type: "TEXT",
                maxLength: 40,
                nullable: false,
                defaultValue: "Published");

            migrationBuilder.AddColumn<int>(
                name: "Version",
                table: "CatalogueRecords",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<Guid>(
                name: "FileId",
                table: "CatalogueAttachments",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "FurtherDueOn",
                table: "Cases",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ReportCategory",
                table: "Cases",
                type: "TEXT",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "ReportReceivedYear",
                table: "Cases",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "ReportResultYear",
                table: "Cases",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "ReviewDueOn",
                table: "Cases",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "AnswerCounts",
                columns: table => new
                {
                    Kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Key = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    On = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Count = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AnswerCounts", x => new { x.Kind, x.Key, x.On });
                });

            migrationBuilder.CreateTable(
                name: "CalendarImports",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Year = table.Column<int>(type: "INTEGER", nullable: false),
                    Source = table.Column<string>(type: "TEXT", nullable: false),
                    ActorId = table.Column<Guid>(type: "TEXT", nullable: true),
                    ActorName = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Changed = table.Column<int>(type: "INTEGER", nullable: false),
                    RecalculatedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ConfirmedAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CalendarImports", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "CalendarVersions",
                columns: table => new
                {
                    Year = table.Column<int>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    ImportId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Body = table.Column<string>(type: "TEXT", nullable: false),
                    Previous = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CalendarVersions", x => new { x.Year, x.Version });
                });

            migrationBuilder.CreateTable(
                name: "CaseDepartmentTimes",
                columns: table => new
                {
                    CaseId = table.Column<Guid>(type: "TEXT", nullable: false),
                    DepartmentId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Days = table.Column<int>(type: "INTEGER", nullable: false),
                    AtWork = table.Column<bool>(type: "INTEGER", nullable: false),
                    Returned = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CaseDepartmentTimes", x => new { x.CaseId, x.DepartmentId });
                    table.ForeignKey(
                        name: "FK_CaseDepartmentTimes_Cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "CaseDisputes",
                columns: table => new
                {
                    DisputeId = table.Column<Guid>(type: "TEXT", nullable: false),
                    CaseId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AuthorityId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    AfterReconsideration = table.Column<bool>(type: "INTEGER", nullable: false),
                    ReceivedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    DecidedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Result = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CaseDisputes", x => x.DisputeId);
                });

            migrationBuilder.CreateTable(
                name: "CaseTimes",
                columns: table => new
                {
                    CaseId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AuthorityId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    ReceivedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    EndedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    EndMonth = table.Column<int>(type: "INTEGER", nullable: false),
                    Outcome = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    ReplyType = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Channel = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    LeadDepartmentId = table.Column<Guid>(type: "TEXT", nullable: true),
                    OnTime = table.Column<bool>(type: "INTEGER", nullable: true),
                    DueOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Left = table.Column<int>(type: "INTEGER", nullable: true),
                    SettledOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Ahead = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    IntakeDays = table.Column<int>(type: "INTEGER", nullable: false),
                    DepartmentDays = table.Column<int>(type: "INTEGER", nullable: false),
                    ApprovalDays = table.Column<int>(type: "INTEGER", nullable: false),
                    ServiceDays = table.Column<int>(type: "INTEGER", nullable: false),
                    ApplicantDays = table.Column<int>(type: "INTEGER", nullable: false),
                    ThirdPartyDays = table.Column<int>(type: "INTEGER", nullable: false),
                    OtherAgencyDays = table.Column<int>(type: "INTEGER", nullable: false),
                    BaseDays = table.Column<int>(type: "INTEGER", nullable: false),
                    ExtensionDays = table.Column<int>(type: "INTEGER", nullable: false),
                    ExcludedDays = table.Column<int>(type: "INTEGER", nullable: false),
                    OverdueDays = table.Column<int>(type: "INTEGER", nullable: false),
                    NoTermDays = table.Column<int>(type: "INTEGER", nullable: false),
                    Returned = table.Column<int>(type: "INTEGER", nullable: false),
                    Extended = table.Column<bool>(type: "INTEGER", nullable: false),
                    Clarified = table.Column<bool>(type: "INTEGER", nullable: false),
                    Consulted = table.Column<bool>(type: "INTEGER", nullable: false),
                    Reconsidered = table.Column<bool>(type: "INTEGER", nullable: false),
                    Sued = table.Column<bool>(type: "INTEGER", nullable: false),
                    Stamp = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CaseTimes", x => x.CaseId);
                    table.ForeignKey(
                        name: "FK_CaseTimes_Cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "CatalogueChanges",
                columns: table => new
                {
                    RecordId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Seq = table.Column<int>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ActorId = table.Column<Guid>(type: "TEXT", nullable: true),
                    ActorName = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    Content = table.Column<string>(type: "TEXT", nullable: true),
                    IndexNumber = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    CaseId = table.Column<Guid>(type: "TEXT", nullable: true),
                    CaseNumber = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    Hash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CatalogueChanges", x => new { x.RecordId, x.Seq });
                });

            migrationBuilder.CreateTable(
                name: "CatalogueDrafts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    AuthorityId = table.Column<Guid>(type: "TEXT", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    Publisher = table.Column<string>(type: "TEXT", nullable: true),
                    ProducedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    LegalDueOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    LegalBasis = table.Column<string>(type: "TEXT", nullable: true),
                    AddedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CatalogueDrafts", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CatalogueDrafts_Authorities_AuthorityId",
                        column: x => x.AuthorityId,
                        principalTable: "Authorities",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PastImports",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    AuthorityId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    FileName = table.Column<string>(type: "TEXT", nullable: false),
                    Count = table.Column<int>(type: "INTEGER", nullable: false),
                    ActorId = table.Column<Guid>(type: "TEXT", nullable: true),
                    ActorName = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PastImports", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "PastRequests",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    AuthorityId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ImportId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    ReceivedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Channel = table.Column<string>(type: "TEXT", nullable: false),
                    Category = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Outcome = table.Column<string>(type: "TEXT", maxLength: 10, nullable: true),
                    RepliedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    DueOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Title = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    ReceivedYear = table.Column<int>(type: "INTEGER", nullable: false),
                    ResultYear = table.Column<int>(type: "INTEGER", nullable: true),
                    ResultBy = table.Column<string>(type: "TEXT", nullable: true),
                    ResultAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PastRequests", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ReportCorrections",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    AuthorityId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Year = table.Column<int>(type: "INTEGER", nullable: false),
                    Table = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Row = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Column = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Amount = table.Column<int>(type: "INTEGER", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    ActorId = table.Column<Guid>(type: "TEXT", nullable: true),
                    ActorName = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    WithdrawsId = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReportCorrections", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ReportEntries",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    AuthorityId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Year = table.Column<int>(type: "INTEGER", nullable: false),
                    Key = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Value = table.Column<decimal>(type: "TEXT", precision: 18, scale: 6, nullable: true),
                    ActorId = table.Column<Guid>(type: "TEXT", nullable: true),
                    ActorName = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReportEntries", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "SitePages",
                columns: table => new
                {
                    AuthorityId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Key = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    Text = table.Column<string>(type: "TEXT", nullable: false),
                    Hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ActorId = table.Column<Guid>(type: "TEXT", nullable: true),
                    ActorName = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Note = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SitePages", x => new { x.AuthorityId, x.Key, x.Version });
                    table.ForeignKey(
                        name: "FK_SitePages_Authorities_AuthorityId",
                        column: x => x.AuthorityId,
                        principalTable: "Authorities",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Supervisions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    CaseId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AuthorityId = table.Column<Guid>(type: "TEXT", nullable: false),
                    DepartmentId = table.Column<Guid>(type: "TEXT", nullable: true),
                    IssuedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    AnswerBy = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    AnsweredOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    RevokedOn = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Supervisions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Supervisions_Cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_CatalogueAttachments_FileId",
                table: "CatalogueAttachments",
                column: "FileId");

            migrationBuilder.CreateIndex(
                name: "IX_Cases_AuthorityId_ReportReceivedYear_ReportResultYear_ReportRow_ReportCategory",
                table: "Cases",
                columns: new[] { "AuthorityId", "ReportReceivedYear", "ReportResultYear", "ReportRow", "ReportCategory" },
                filter: "\"ReportReceivedYear\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Cases_AuthorityId_ReviewDueOn_Id",
                table: "Cases",
                columns: new[] { "AuthorityId", "ReviewDueOn", "Id" },
                filter: "\"ReviewDueOn\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_AnswerCounts_On",
                table: "AnswerCounts",
                column: "On");

            migrationBuilder.CreateIndex(
                name: "IX_CalendarImports_At",
                table: "CalendarImports",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_CalendarVersions_ImportId",
                table: "CalendarVersions",
                column: "ImportId");

            migrationBuilder.CreateIndex(
                name: "IX_CaseDisputes_AuthorityId_ReceivedOn",
                table: "CaseDisputes",
                columns: new[] { "AuthorityId", "ReceivedOn" });

            migrationBuilder.CreateIndex(
                name: "IX_CaseDisputes_CaseId",
                table: "CaseDisputes",
                column: "CaseId");

            migrationBuilder.CreateIndex(
                name: "IX_CaseTimes_AuthorityId_EndMonth_Stamp",
                table: "CaseTimes",
                columns: new[] { "AuthorityId", "EndMonth", "Stamp" });

            migrationBuilder.CreateIndex(
                name: "IX_CatalogueChanges_CaseId",
                table: "CatalogueChanges",
                column: "CaseId");

            migrationBuilder.CreateIndex(
                name: "IX_CatalogueDrafts_AuthorityId",
                table: "CatalogueDrafts",
                column: "AuthorityId");

            migrationBuilder.CreateIndex(
                name: "IX_CatalogueDrafts_State",
                table: "CatalogueDrafts",
                column: "State");

            migrationBuilder.CreateIndex(
                name: "IX_PastImports_AuthorityId_Hash",
                table: "PastImports",
                columns: new[] { "AuthorityId", "Hash" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PastRequests_AuthorityId_ReceivedOn_Id",
                table: "PastRequests",
                columns: new[] { "AuthorityId", "ReceivedOn", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_PastRequests_AuthorityId_ReceivedYear_ResultYear_Outcome_Category",
                table: "PastRequests",
                columns: new[] { "AuthorityId", "ReceivedYear", "ResultYear", "Outcome", "Category" });

            migrationBuilder.CreateIndex(
                name: "IX_PastRequests_ImportId",
                table: "PastRequests",
                column: "ImportId");

            migrationBuilder.CreateIndex(
                name: "IX_PastRequests_Number",
                table: "PastRequests",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ReportCorrections_AuthorityId_Year_At",
                table: "ReportCorrections",
                columns: new[] { "AuthorityId", "Year", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_ReportCorrections_WithdrawsId",
                table: "ReportCorrections",
                column: "WithdrawsId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ReportEntries_AuthorityId_Year_Key_At",
                table: "ReportEntries",
                columns: new[] { "AuthorityId", "Year", "Key", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_Supervisions_AuthorityId_IssuedOn",
                table: "Supervisions",
                columns: new[] { "AuthorityId", "IssuedOn" });

            migrationBuilder.CreateIndex(
                name: "IX_Supervisions_CaseId",
                table: "Supervisions",
                column: "CaseId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AnswerCounts");

            migrationBuilder.DropTable(
                name: "CalendarImports");

            migrationBuilder.DropTable(
                name: "CalendarVersions");

            migrationBuilder.DropTable(
                name: "CaseDepartmentTimes");

            migrationBuilder.DropTable(
                name: "CaseDisputes");

            migrationBuilder.DropTable(
                name: "CaseTimes");

            migrationBuilder.DropTable(
                name: "CatalogueChanges");

            migrationBuilder.DropTable(
                name: "CatalogueDrafts");

            migrationBuilder.DropTable(
                name: "PastImports");

            migrationBuilder.DropTable(
                name: "PastRequests");

            migrationBuilder.DropTable(
                name: "ReportCorrections");

            migrationBuilder.DropTable(
                name: "ReportEntries");

            migrationBuilder.DropTable(
                name: "SitePages");

            migrationBuilder.DropTable(
                name: "Supervisions");

            migrationBuilder.DropIndex(
                name: "IX_CatalogueAttachments_FileId",
                table: "CatalogueAttachments");

            migrationBuilder.DropIndex(
                name: "IX_Cases_AuthorityId_ReportReceivedYear_ReportResultYear_ReportRow_ReportCategory",
                table: "Cases");

            migrationBuilder.DropIndex(
                name: "IX_Cases_AuthorityId_ReviewDueOn_Id",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "RecordId",
                table: "Files");

            migrationBuilder.DropColumn(
                name: "LegalBasis",
                table: "CatalogueRecords");

            migrationBuilder.DropColumn(
                name: "LegalDueOn",
                table: "CatalogueRecords");

            migrationBuilder.DropColumn(
                name: "State",
                table: "CatalogueRecords");

            migrationBuilder.DropColumn(
                name: "Version",
                table: "CatalogueRecords");

            migrationBuilder.DropColumn(
                name: "FileId",
                table: "CatalogueAttachments");

            migrationBuilder.DropColumn(
                name: "FurtherDueOn",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "ReportCategory",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "ReportReceivedYear",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "ReportResultYear",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "ReviewDueOn",
                table: "Cases");
        }
    }
}
