using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace FinanceTracker.Ledger.Migrations
{
    /// <inheritdoc />
    public partial class SkippedLinesAndMailCodes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "skipped",
                schema: "ledger",
                table: "rule_runs",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "mail_confirmed_at",
                schema: "ledger",
                table: "alert_settings",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "alert_mail_codes",
                schema: "ledger",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<Guid>(type: "uuid", nullable: false),
                    @sealed = table.Column<byte[]>(name: "sealed", type: "bytea", nullable: true),
                    until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    guesses = table.Column<int>(type: "integer", nullable: false),
                    day_from = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    made = table.Column<int>(type: "integer", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_alert_mail_codes", x => x.tenant_id);
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "alert_mail_codes",
                schema: "ledger");

            migrationBuilder.DropColumn(
                name: "skipped",
                schema: "ledger",
                table: "rule_runs");

            migrationBuilder.DropColumn(
                name: "mail_confirmed_at",
                schema: "ledger",
                table: "alert_settings");
        }
    }
}
