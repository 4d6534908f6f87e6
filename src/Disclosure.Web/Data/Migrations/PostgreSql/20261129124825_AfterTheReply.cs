using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Disclosure.Web.Data.Migrations.PostgreSql
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
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "LegalBasis",
                table: "CatalogueRecords",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "LegalDueOn",
                table: "CatalogueRecords",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "State",
                table: "CatalogueRecords",
                type: "character varying(40)",
                maxLength: 40,
                nullable: false,
                defaultValue: "Published");

            migrationBuilder.AddColumn<int>(
                name: "Version",
                table: "CatalogueRecords",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<Guid>(
                name: "FileId",
                table: "CatalogueAttachments",
                type: "uuid",
                nullable: true);

            migrationBuilder.AlterColumn<string>(
                name: "ReportRow",
                table: "Cases",
                type: "character varying(10)",
                maxLength: 10,
                nullable: true,
                oldClrType: typeof(string),
                oldType: "text",
                oldNullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "FurtherDueOn",
                table: "Cases",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ReportCategory",
                table: "Cases",
                type: "character varying(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "ReportReceivedYear",
                table: "Cases",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "ReportResultYear",
                table: "Cases",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "ReviewDueOn",
                table: "Cases",
                type: "date",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "AnswerCounts",
                columns: table => new
                {
                    Kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Key = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    Count = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AnswerCounts", x => new { x.Kind, x.Key, x.On });
                });

            migrationBuilder.CreateTable(
                name: "CalendarImports",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Year = table.Column<int>(type: "integer", nullable: false),
                    Source = table.Column<string>(type: "text", nullable: false),
                    ActorId = table.Column<Guid>(type: "uuid", nullable: true),
                    ActorName = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Changed = table.Column<int>(type: "integer", nullable: false),
                    RecalculatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    ConfirmedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CalendarImports", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "CalendarVersions",
                columns: table => new
                {
                    Year = table.Column<int>(type: "integer", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    ImportId = table.Column<Guid>(type: "uuid", nullable: false),
                    Body = table.Column<string>(type: "text", nullable: false),
                    Previous = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CalendarVersions", x => new { x.Year, x.Version });
                });

            migrationBuilder.CreateTable(
                name: "CaseDepartmentTimes",
                columns: table => new
                {
                    CaseId = table.Column<Guid>(type: "uuid", nullable: false),
                    DepartmentId = table.Column<Guid>(type: "uuid", nullable: false),
                    Days = table.Column<int>(type: "integer", nullable: false),
                    AtWork = table.Column<bool>(type: "boolean", nullable: false),
                    Returned = table.Column<int>(type: "integer", nullable: false)
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
                    DisputeId = table.Column<Guid>(type: "uuid", nullable: false),
                    CaseId = table.Column<Guid>(type: "uuid", nullable: false),
                    AuthorityId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    AfterReconsideration = table.Column<bool>(type: "boolean", nullable: false),
                    ReceivedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    DecidedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Result = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CaseDisputes", x => x.DisputeId);
                });

            migrationBuilder.CreateTable(
                name: "CaseTimes",
                columns: table => new
                {
                    CaseId = table.Column<Guid>(type: "uuid", nullable: false),
                    AuthorityId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    ReceivedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    EndedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    EndMonth = table.Column<int>(type: "integer", nullable: false),
                    Outcome = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    ReplyType = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    Channel = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    LeadDepartmentId = table.Column<Guid>(type: "uuid", nullable: true),
                    OnTime = table.Column<bool>(type: "boolean", nullable: true),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Left = table.Column<int>(type: "integer", nullable: true),
                    SettledOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Ahead = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true),
                    IntakeDays = table.Column<int>(type: "integer", nullable: false),
                    DepartmentDays = table.Column<int>(type: "integer", nullable: false),
                    ApprovalDays = table.Column<int>(type: "integer", nullable: false),
                    ServiceDays = table.Column<int>(type: "integer", nullable: false),
                    ApplicantDays = table.Column<int>(type: "integer", nullable: false),
                    ThirdPartyDays = table.Column<int>(type: "integer", nullable: false),
                    OtherAgencyDays = table.Column<int>(type: "integer", nullable: false),
                    BaseDays = table.Column<int>(type: "integer", nullable: false),
                    ExtensionDays = table.Column<int>(type: "integer", nullable: false),
                    ExcludedDays = table.Column<int>(type: "integer", nullable: false),
                    OverdueDays = table.Column<int>(type: "integer", nullable: false),
                    NoTermDays = table.Column<int>(type: "integer", nullable: false),
                    Returned = table.Column<int>(type: "integer", nullable: false),
                    Extended = table.Column<bool>(type: "boolean", nullable: false),
                    Clarified = table.Column<bool>(type: "boolean", nullable: false),
                    Consulted = table.Column<bool>(type: "boolean", nullable: false),
                    Reconsidered = table.Column<bool>(type: "boolean", nullable: false),
                    Sued = table.Column<bool>(type: "boolean", nullable: false),
                    Stamp = table.Column<long>(type: "bigint", nullable: false)
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
                    RecordId = table.Column<Guid>(type: "uuid", nullable: false),
                    Seq = table.Column<int>(type: "integer", nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ActorId = table.Column<Guid>(type: "uuid", nullable: true),
                    ActorName = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    Reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    Content = table.Column<string>(type: "text", nullable: true),
                    IndexNumber = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    CaseId = table.Column<Guid>(type: "uuid", nullable: true),
                    CaseNumber = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    Hash = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CatalogueChanges", x => new { x.RecordId, x.Seq });
                });

            migrationBuilder.CreateTable(
                name: "CatalogueDrafts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    AuthorityId = table.Column<Guid>(type: "uuid", nullable: false),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    Title = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    Publisher = table.Column<string>(type: "text", nullable: true),
                    ProducedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    LegalDueOn = table.Column<DateOnly>(type: "date", nullable: true),
                    LegalBasis = table.Column<string>(type: "text", nullable: true),
                    AddedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
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
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    AuthorityId = table.Column<Guid>(type: "uuid", nullable: false),
                    Hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    FileName = table.Column<string>(type: "text", nullable: false),
                    Count = table.Column<int>(type: "integer", nullable: false),
                    ActorId = table.Column<Guid>(type: "uuid", nullable: true),
                    ActorName = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PastImports", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "PastRequests",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    AuthorityId = table.Column<Guid>(type: "uuid", nullable: false),
                    ImportId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    ReceivedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Channel = table.Column<string>(type: "text", nullable: false),
                    Category = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Outcome = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true),
                    RepliedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    ReceivedYear = table.Column<int>(type: "integer", nullable: false),
                    ResultYear = table.Column<int>(type: "integer", nullable: true),
                    ResultBy = table.Column<string>(type: "text", nullable: true),
                    ResultAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PastRequests", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ReportCorrections",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    AuthorityId = table.Column<Guid>(type: "uuid", nullable: false),
                    Year = table.Column<int>(type: "integer", nullable: false),
                    Table = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Row = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Column = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Amount = table.Column<int>(type: "integer", nullable: false),
                    Reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    ActorId = table.Column<Guid>(type: "uuid", nullable: true),
                    ActorName = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    WithdrawsId = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReportCorrections", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ReportEntries",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    AuthorityId = table.Column<Guid>(type: "uuid", nullable: false),
                    Year = table.Column<int>(type: "integer", nullable: false),
                    Key = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Value = table.Column<decimal>(type: "numeric(18,6)", precision: 18, scale: 6, nullable: true),
                    ActorId = table.Column<Guid>(type: "uuid", nullable: true),
                    ActorName = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReportEntries", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "SitePages",
                columns: table => new
                {
                    AuthorityId = table.Column<Guid>(type: "uuid", nullable: false),
                    Key = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    Text = table.Column<string>(type: "text", nullable: false),
                    Hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ActorId = table.Column<Guid>(type: "uuid", nullable: true),
                    ActorName = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    Note = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true)
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
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CaseId = table.Column<Guid>(type: "uuid", nullable: false),
                    AuthorityId = table.Column<Guid>(type: "uuid", nullable: false),
                    DepartmentId = table.Column<Guid>(type: "uuid", nullable: true),
                    IssuedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    AnswerBy = table.Column<DateOnly>(type: "date", nullable: false),
                    AnsweredOn = table.Column<DateOnly>(type: "date", nullable: true),
                    RevokedOn = table.Column<DateOnly>(type: "date", nullable: true)
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
                name: "IX_Cases_AuthorityId_ReportReceivedYear_ReportResultYear_Repor~",
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
                name: "IX_PastRequests_AuthorityId_ReceivedYear_ResultYear_Outcome_Ca~",
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
                name: "IX_Cases_AuthorityId_ReportReceivedYear_ReportResultYear_Repor~",
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

            migrationBuilder.AlterColumn<string>(
                name: "ReportRow",
                table: "Cases",
                type: "text",
                nullable: true,
                oldClrType: typeof(string),
                oldType: "character varying(10)",
                oldMaxLength: 10,
                oldNullable: true);
        }
    }
}
