using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace FinanceTracker.Banking.Migrations
{
    /// <inheritdoc />
    public partial class StatementCoverageAndMappings : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "mapping",
                schema: "banking",
                table: "imports",
                type: "jsonb",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "parts",
                schema: "banking",
                table: "imports",
                type: "jsonb",
                nullable: false,
                defaultValueSql: "'[]'::jsonb");

            migrationBuilder.CreateTable(
                name: "mappings",
                schema: "banking",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    header_key = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    bank_code = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    columns = table.Column<string>(type: "jsonb", nullable: false),
                    answer = table.Column<string>(type: "jsonb", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    used_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_mappings", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "statement_periods",
                schema: "banking",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    import_id = table.Column<Guid>(type: "uuid", nullable: false),
                    part = table.Column<int>(type: "integer", nullable: false),
                    account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    first_day = table.Column<DateOnly>(type: "date", nullable: false),
                    last_day = table.Column<DateOnly>(type: "date", nullable: false),
                    opening = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: true),
                    closing = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: true),
                    proved = table.Column<bool>(type: "boolean", nullable: true),
                    rows = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_statement_periods", x => new { x.tenant_id, x.import_id, x.part });
                });

            migrationBuilder.CreateIndex(
                name: "ix_mappings_tenant_id_header_key",
                schema: "banking",
                table: "mappings",
                columns: new[] { "tenant_id", "header_key" });

            migrationBuilder.CreateIndex(
                name: "ix_statement_periods_tenant_id_account_id_from",
                schema: "banking",
                table: "statement_periods",
                columns: new[] { "tenant_id", "account_id", "first_day" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "mappings",
                schema: "banking");

            migrationBuilder.DropTable(
                name: "statement_periods",
                schema: "banking");

            migrationBuilder.DropColumn(
                name: "mapping",
                schema: "banking",
                table: "imports");

            migrationBuilder.DropColumn(
                name: "parts",
                schema: "banking",
                table: "imports");
        }
    }
}
