using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Disclosure.Web.Data.Migrations.PostgreSql
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
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "NoticeId",
                table: "Instances",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "AnswerDueOn",
                table: "Cases",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "NoticeNumberPattern",
                table: "Authorities",
                type: "text",
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
