using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace FinanceTracker.Ledger.Migrations
{
    /// <inheritdoc />
    public partial class MonthSumsSplitsRefunds : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_transactions_tenant_id_date_id",
                schema: "ledger",
                table: "transactions");

            migrationBuilder.Sql(MonthSumsSql.ShortenSearch);

            migrationBuilder.AddColumn<bool>(
                name: "is_split",
                schema: "ledger",
                table: "transactions",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<Guid>(
                name: "refund_of",
                schema: "ledger",
                table: "transactions",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "refund_source",
                schema: "ledger",
                table: "transactions",
                type: "character varying(24)",
                maxLength: 24,
                nullable: false,
                defaultValue: "None");

            migrationBuilder.CreateTable(
                name: "month_marks",
                schema: "ledger",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    month = table.Column<DateOnly>(type: "date", nullable: false),
                    writer = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_month_marks", x => new { x.tenant_id, x.month, x.writer });
                });

            migrationBuilder.CreateTable(
                name: "month_sums",
                schema: "ledger",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    month = table.Column<DateOnly>(type: "date", nullable: false),
                    currency = table.Column<string>(type: "character(3)", fixedLength: true, maxLength: 3, nullable: false),
                    category = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    paired = table.Column<bool>(type: "boolean", nullable: false),
                    received = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: false),
                    spent = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: false),
                    count = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_month_sums", x => new { x.tenant_id, x.month, x.currency, x.category, x.paired });
                });

            migrationBuilder.CreateTable(
                name: "splits",
                schema: "ledger",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    transaction_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    amount = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: false),
                    category = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    note = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_splits", x => new { x.tenant_id, x.transaction_id, x.position });
                });

            migrationBuilder.CreateIndex(
                name: "ix_transactions_tenant_id_date_id",
                schema: "ledger",
                table: "transactions",
                columns: new[] { "tenant_id", "date", "id" },
                filter: "deleted_at is null")
                .Annotation("Npgsql:IndexInclude", new[] { "search", "category", "amount", "account_id", "transfer_id", "is_split" });

            migrationBuilder.CreateIndex(
                name: "ix_transactions_tenant_id_refund_of",
                schema: "ledger",
                table: "transactions",
                columns: new[] { "tenant_id", "refund_of" },
                filter: "refund_of is not null");

            migrationBuilder.Sql(MonthSumsSql.View);
            migrationBuilder.Sql(MonthSumsSql.Marks);
            migrationBuilder.Sql(MonthSumsSql.Recount);
            migrationBuilder.Sql(MonthSumsSql.CountOnce);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(MonthSumsSql.Down);

            migrationBuilder.DropTable(
                name: "month_marks",
                schema: "ledger");

            migrationBuilder.DropTable(
                name: "month_sums",
                schema: "ledger");

            migrationBuilder.DropTable(
                name: "splits",
                schema: "ledger");

            migrationBuilder.DropIndex(
                name: "ix_transactions_tenant_id_date_id",
                schema: "ledger",
                table: "transactions");

            migrationBuilder.DropIndex(
                name: "ix_transactions_tenant_id_refund_of",
                schema: "ledger",
                table: "transactions");

            migrationBuilder.DropColumn(
                name: "is_split",
                schema: "ledger",
                table: "transactions");

            migrationBuilder.DropColumn(
                name: "refund_of",
                schema: "ledger",
                table: "transactions");

            migrationBuilder.DropColumn(
                name: "refund_source",
                schema: "ledger",
                table: "transactions");

            migrationBuilder.AlterColumn<string>(
                name: "search",
                schema: "ledger",
                table: "transactions",
                type: "text",
                nullable: false,
                oldClrType: typeof(string),
                oldType: "character varying(600)",
                oldMaxLength: 600);

            migrationBuilder.CreateIndex(
                name: "ix_transactions_tenant_id_date_id",
                schema: "ledger",
                table: "transactions",
                columns: new[] { "tenant_id", "date", "id" },
                descending: new[] { false, true, true },
                filter: "deleted_at is null");
        }
    }
}
