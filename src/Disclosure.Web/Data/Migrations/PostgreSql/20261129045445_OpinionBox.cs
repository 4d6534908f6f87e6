using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Disclosure.Web.Data.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class OpinionBox : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "OpinionAcceptDays",
                table: "Authorities",
                type: "integer",
                nullable: false,
                defaultValue: 5);

            migrationBuilder.AddColumn<int>(
                name: "OpinionAnswerDays",
                table: "Authorities",
                type: "integer",
                nullable: false,
                defaultValue: 15);

            migrationBuilder.AddColumn<bool>(
                name: "OpinionBoxIsNoChannel",
                table: "Authorities",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "OpinionNumberPattern",
                table: "Authorities",
                type: "text",
                nullable: false,
                defaultValue: "{organ}-YJ{year}-{seq:00000}");

            migrationBuilder.CreateTable(
                name: "PublishedOpinions",
                columns: table => new
                {
                    CaseId = table.Column<Guid>(type: "uuid", nullable: false),
                    AuthorityId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    Kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Title = table.Column<string>(type: "text", nullable: false),
                    Content = table.Column<string>(type: "text", nullable: false),
                    Answer = table.Column<string>(type: "text", nullable: false),
                    DepartmentId = table.Column<Guid>(type: "uuid", nullable: true),
                    ReceivedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    AnsweredOn = table.Column<DateOnly>(type: "date", nullable: false),
                    PublishedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Tokens = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PublishedOpinions", x => x.CaseId);
                    table.ForeignKey(
                        name: "FK_PublishedOpinions_Cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_PublishedOpinions_AuthorityId_PublishedOn",
                table: "PublishedOpinions",
                columns: new[] { "AuthorityId", "PublishedOn" });

            migrationBuilder.CreateIndex(
                name: "IX_PublishedOpinions_Number",
                table: "PublishedOpinions",
                column: "Number",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "PublishedOpinions");

            migrationBuilder.DropColumn(
                name: "OpinionAcceptDays",
                table: "Authorities");

            migrationBuilder.DropColumn(
                name: "OpinionAnswerDays",
                table: "Authorities");

            migrationBuilder.DropColumn(
                name: "OpinionBoxIsNoChannel",
                table: "Authorities");

            migrationBuilder.DropColumn(
                name: "OpinionNumberPattern",
                table: "Authorities");
        }
    }
}
