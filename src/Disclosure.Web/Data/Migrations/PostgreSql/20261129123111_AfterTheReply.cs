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
            migrationBuilder.AddColumn<DateOnly>(
                name: "FurtherDueOn",
                table: "Cases",
                type: "date",
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

            migrationBuilder.CreateIndex(
                name: "IX_Cases_AuthorityId_ReviewDueOn_Id",
                table: "Cases",
                columns: new[] { "AuthorityId", "ReviewDueOn", "Id" },
                filter: "\"ReviewDueOn\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_AnswerCounts_On",
                table: "AnswerCounts",
                column: "On");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AnswerCounts");

            migrationBuilder.DropIndex(
                name: "IX_Cases_AuthorityId_ReviewDueOn_Id",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "FurtherDueOn",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "ReviewDueOn",
                table: "Cases");
        }
    }
}
