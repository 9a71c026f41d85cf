using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace FinanceTracker.Tax.Migrations
{
    /// <inheritdoc />
    public partial class FilingPayments : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "border_zones",
                schema: "tax",
                table: "taxpayer_profiles",
                type: "jsonb",
                nullable: false,
                defaultValueSql: "'[]'::jsonb");

            migrationBuilder.AddColumn<string>(
                name: "regime_periods",
                schema: "tax",
                table: "taxpayer_profiles",
                type: "jsonb",
                nullable: false,
                defaultValueSql: "'[]'::jsonb");

            migrationBuilder.AddColumn<DateOnly>(
                name: "started_on",
                schema: "tax",
                table: "taxpayer_profiles",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "uses_sixth_digit",
                schema: "tax",
                table: "taxpayer_profiles",
                type: "boolean",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "is_simulated",
                schema: "tax",
                table: "filings",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<Guid>(
                name: "paid_by_line",
                schema: "tax",
                table: "filings",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "efos_told",
                schema: "tax",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    rfc = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    status = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    told_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_efos_told", x => new { x.tenant_id, x.rfc });
                });

            migrationBuilder.CreateTable(
                name: "efos_watches",
                schema: "tax",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_efos_watches", x => x.tenant_id);
                });

            migrationBuilder.CreateTable(
                name: "filing_payments",
                schema: "tax",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    filing_id = table.Column<Guid>(type: "uuid", nullable: false),
                    line_id = table.Column<Guid>(type: "uuid", nullable: false),
                    line_date = table.Column<DateOnly>(type: "date", nullable: false),
                    line_amount = table.Column<decimal>(type: "numeric(18,2)", precision: 18, scale: 2, nullable: false),
                    line_text = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    status = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    reasons = table.Column<string>(type: "jsonb", nullable: false),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_filing_payments", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_filing_payments_filings_tenant_id_filing_id",
                        columns: x => new { x.tenant_id, x.filing_id },
                        principalSchema: "tax",
                        principalTable: "filings",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "taxpayer_years",
                schema: "tax",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    coefficient = table.Column<decimal>(type: "numeric(9,4)", precision: 9, scale: 4, nullable: true),
                    prior_losses = table.Column<decimal>(type: "numeric(18,2)", precision: 18, scale: 2, nullable: true),
                    ptu_paid = table.Column<decimal>(type: "numeric(18,2)", precision: 18, scale: 2, nullable: true),
                    prior_iva_balance = table.Column<decimal>(type: "numeric(18,2)", precision: 18, scale: 2, nullable: true),
                    rent_method = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true),
                    prior_year_income = table.Column<decimal>(type: "numeric(18,2)", precision: 18, scale: 2, nullable: true),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_taxpayer_years", x => new { x.tenant_id, x.year });
                });

            migrationBuilder.CreateIndex(
                name: "ix_filing_payments_tenant_id_filing_id_line_id",
                schema: "tax",
                table: "filing_payments",
                columns: new[] { "tenant_id", "filing_id", "line_id" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "efos_told",
                schema: "tax");

            migrationBuilder.DropTable(
                name: "efos_watches",
                schema: "tax");

            migrationBuilder.DropTable(
                name: "filing_payments",
                schema: "tax");

            migrationBuilder.DropTable(
                name: "taxpayer_years",
                schema: "tax");

            migrationBuilder.DropColumn(
                name: "border_zones",
                schema: "tax",
                table: "taxpayer_profiles");

            migrationBuilder.DropColumn(
                name: "regime_periods",
                schema: "tax",
                table: "taxpayer_profiles");

            migrationBuilder.DropColumn(
                name: "started_on",
                schema: "tax",
                table: "taxpayer_profiles");

            migrationBuilder.DropColumn(
                name: "uses_sixth_digit",
                schema: "tax",
                table: "taxpayer_profiles");

            migrationBuilder.DropColumn(
                name: "is_simulated",
                schema: "tax",
                table: "filings");

            migrationBuilder.DropColumn(
                name: "paid_by_line",
                schema: "tax",
                table: "filings");
        }
    }
}
