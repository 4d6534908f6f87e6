using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Disclosure.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class AnnualReport : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
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

            migrationBuilder.CreateIndex(
                name: "IX_Cases_AuthorityId_ReportReceivedYear_ReportResultYear_ReportRow_ReportCategory",
                table: "Cases",
                columns: new[] { "AuthorityId", "ReportReceivedYear", "ReportResultYear", "ReportRow", "ReportCategory" },
                filter: "\"ReportReceivedYear\" IS NOT NULL");

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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "CalendarImports");

            migrationBuilder.DropTable(
                name: "CalendarVersions");

            migrationBuilder.DropTable(
                name: "CaseDisputes");

            migrationBuilder.DropTable(
                name: "PastImports");

            migrationBuilder.DropTable(
                name: "PastRequests");

            migrationBuilder.DropTable(
                name: "ReportCorrections");

            migrationBuilder.DropTable(
                name: "ReportEntries");

            migrationBuilder.DropIndex(
                name: "IX_Cases_AuthorityId_ReportReceivedYear_ReportResultYear_ReportRow_ReportCategory",
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
        }
    }
}
