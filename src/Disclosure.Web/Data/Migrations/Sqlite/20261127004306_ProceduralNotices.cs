using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Disclosure.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class ProceduralNotices : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "NoticeId",
                table: "Tasks",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "NoticeId",
                table: "Instances",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "AnswerDueOn",
                table: "Cases",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "NoticeNumberPattern",
                table: "Authorities",
                type: "TEXT",
                nullable: false,
                defaultValue: "公开{kind}〔{year}〕{seq}号");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "NoticeId",
                table: "Tasks");

            migrationBuilder.DropColumn(
                name: "NoticeId",
                table: "Instances");

            migrationBuilder.DropColumn(
                name: "AnswerDueOn",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "NoticeNumberPattern",
                table: "Authorities");
        }
    }
}
