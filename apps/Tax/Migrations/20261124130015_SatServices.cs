using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace FinanceTracker.Tax.Migrations
{
    /// <inheritdoc />
    public partial class SatServices : Migration
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

            migrationBuilder.CreateTable(
                name: "efirmas",
                schema: "tax",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    rfc = table.Column<string>(type: "character varying(13)", maxLength: 13, nullable: false),
                    serial = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    valid_from = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    valid_to = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    certificate = table.Column<byte[]>(type: "bytea", nullable: false),
                    key_sealed = table.Column<byte[]>(type: "bytea", nullable: false),
                    password_sealed = table.Column<byte[]>(type: "bytea", nullable: false),
                    consented_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    consented_by = table.Column<Guid>(type: "uuid", nullable: true),
                    notice = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    keeping = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    kept_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_efirmas", x => x.tenant_id);
                });

            migrationBuilder.CreateTable(
                name: "sat_orders",
                schema: "tax",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    rfc = table.Column<string>(type: "character varying(13)", maxLength: 13, nullable: false),
                    direction = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    content = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    to = table.Column<DateOnly>(type: "date", nullable: false),
                    state = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    trouble = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    days = table.Column<DateOnly[]>(type: "date[]", nullable: true),
                    created_by = table.Column<Guid>(type: "uuid", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    finished_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sat_orders", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "sat_requests",
                schema: "tax",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    rfc = table.Column<string>(type: "character varying(13)", maxLength: 13, nullable: false),
                    direction = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    content = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    planned_from = table.Column<DateTime>(type: "timestamp without time zone", nullable: false),
                    planned_to = table.Column<DateTime>(type: "timestamp without time zone", nullable: false),
                    state = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    asked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    request_id = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true),
                    code = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true),
                    looks = table.Column<int>(type: "integer", nullable: false),
                    resubmitted = table.Column<bool>(type: "boolean", nullable: false),
                    packages = table.Column<string>(type: "text", nullable: false),
                    found = table.Column<int>(type: "integer", nullable: false),
                    stored = table.Column<int>(type: "integer", nullable: false),
                    cancelled = table.Column<int>(type: "integer", nullable: false),
                    is_broken = table.Column<bool>(type: "boolean", nullable: false),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sat_requests", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateIndex(
                name: "ix_cfdis_tenant_id_sat_due_at",
                schema: "tax",
                table: "cfdis",
                columns: new[] { "tenant_id", "sat_due_at" },
                filter: "deleted_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_sat_requests_tenant_id_rfc_direction_content_planned_from_p",
                schema: "tax",
                table: "sat_requests",
                columns: new[] { "tenant_id", "rfc", "direction", "content", "planned_from", "planned_to" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "efirmas",
                schema: "tax");

            migrationBuilder.DropTable(
                name: "sat_orders",
                schema: "tax");

            migrationBuilder.DropTable(
                name: "sat_requests",
                schema: "tax");

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
