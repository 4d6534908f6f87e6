using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Disclosure.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Disputes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateOnly>(
                name: "DisputeDueOn",
                table: "Cases",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "DisputeState",
                table: "Cases",
                type: "TEXT",
                maxLength: 20,
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Cases_AuthorityId_DisputeDueOn_Id",
                table: "Cases",
                columns: new[] { "AuthorityId", "DisputeDueOn", "Id" },
                filter: "\"DisputeState\" IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Cases_AuthorityId_DisputeDueOn_Id",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "DisputeDueOn",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "DisputeState",
                table: "Cases");
        }
    }
}
