using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Disclosure.Web.Data.Migrations.Sqlite
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
                type: "INTEGER",
                nullable: false,
                defaultValue: 5);

            migrationBuilder.AddColumn<int>(
                name: "OpinionAnswerDays",
                table: "Authorities",
                type: "INTEGER",
                nullable: false,
                defaultValue: 15);

            migrationBuilder.AddColumn<bool>(
                name: "OpinionBoxIsNoChannel",
                table: "Authorities",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "OpinionNumberPattern",
                table: "Authorities",
                type: "TEXT",
                nullable: false,
                defaultValue: "{organ}-YJ{year}-{seq:00000}");

            migrationBuilder.CreateTable(
                name: "PublishedOpinions",
                columns: table => new
                {
                    CaseId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AuthorityId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Title = table.Column<string>(type: "TEXT", nullable: false),
                    Content = table.Column<string>(type: "TEXT", nullable: false),
                    Answer = table.Column<string>(type: "TEXT", nullable: false),
                    DepartmentId = table.Column<Guid>(type: "TEXT", nullable: true),
                    ReceivedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    AnsweredOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    PublishedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Tokens = table.Column<string>(type: "TEXT", nullable: false)
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
