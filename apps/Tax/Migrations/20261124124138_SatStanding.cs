using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace FinanceTracker.Tax.Migrations
{
    /// <inheritdoc />
    public partial class SatStanding : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "sat_cancellable",
                schema: "tax",
                table: "cfdis",
                type: "character varying(24)",
                maxLength: 24,
                nullable: false,
                defaultValue: "Unknown");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "sat_cancelled_since",
                schema: "tax",
                table: "cfdis",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "sat_cancelling",
                schema: "tax",
                table: "cfdis",
                type: "character varying(24)",
                maxLength: 24,
                nullable: false,
                defaultValue: "None");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "sat_checked_at",
                schema: "tax",
                table: "cfdis",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "sat_due_at",
                schema: "tax",
                table: "cfdis",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "sat_is_simulated",
                schema: "tax",
                table: "cfdis",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "sat_issuer_listed",
                schema: "tax",
                table: "cfdis",
                type: "boolean",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "sat_last_answer",
                schema: "tax",
                table: "cfdis",
                type: "character varying(24)",
                maxLength: 24,
                nullable: false,
                defaultValue: "NotChecked");

            migrationBuilder.AddColumn<int>(
                name: "sat_same",
                schema: "tax",
                table: "cfdis",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "sat_standing",
                schema: "tax",
                table: "cfdis",
                type: "character varying(24)",
                maxLength: 24,
                nullable: false,
                defaultValue: "NotChecked");

            migrationBuilder.CreateIndex(
                name: "ix_cfdis_tenant_id_sat_due_at",
                schema: "tax",
                table: "cfdis",
                columns: new[] { "tenant_id", "sat_due_at" },
                filter: "deleted_at is null");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_cfdis_tenant_id_sat_due_at",
                schema: "tax",
                table: "cfdis");

            migrationBuilder.DropColumn(
                name: "sat_cancellable",
                schema: "tax",
                table: "cfdis");

            migrationBuilder.DropColumn(
                name: "sat_cancelled_since",
                schema: "tax",
                table: "cfdis");

            migrationBuilder.DropColumn(
                name: "sat_cancelling",
                schema: "tax",
                table: "cfdis");

            migrationBuilder.DropColumn(
                name: "sat_checked_at",
                schema: "tax",
                table: "cfdis");

            migrationBuilder.DropColumn(
                name: "sat_due_at",
                schema: "tax",
                table: "cfdis");

            migrationBuilder.DropColumn(
                name: "sat_is_simulated",
                schema: "tax",
                table: "cfdis");

            migrationBuilder.DropColumn(
                name: "sat_issuer_listed",
                schema: "tax",
                table: "cfdis");

            migrationBuilder.DropColumn(
                name: "sat_last_answer",
                schema: "tax",
                table: "cfdis");

            migrationBuilder.DropColumn(
                name: "sat_same",
                schema: "tax",
                table: "cfdis");

            migrationBuilder.DropColumn(
                name: "sat_standing",
                schema: "tax",
                table: "cfdis");
        }
    }
}
