using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace FinanceTracker.Ledger.Migrations
{
    /// <inheritdoc />
    public partial class CardsGoalsAlertsAndRates : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<decimal>(
                name: "credit_limit",
                schema: "ledger",
                table: "accounts",
                type: "numeric(19,4)",
                precision: 19,
                scale: 4,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "cut_off_day",
                schema: "ledger",
                table: "accounts",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "kind",
                schema: "ledger",
                table: "accounts",
                type: "character varying(24)",
                maxLength: 24,
                nullable: false,
                defaultValue: "Checking");

            migrationBuilder.AddColumn<decimal>(
                name: "minimum_balance",
                schema: "ledger",
                table: "accounts",
                type: "numeric(19,4)",
                precision: 19,
                scale: 4,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "name",
                schema: "ledger",
                table: "accounts",
                type: "character varying(80)",
                maxLength: 80,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "payment_due_days",
                schema: "ledger",
                table: "accounts",
                type: "integer",
                nullable: false,
                defaultValue: 20);

            migrationBuilder.AddColumn<uint>(
                name: "xmin",
                schema: "ledger",
                table: "accounts",
                type: "xid",
                rowVersion: true,
                nullable: false,
                defaultValue: 0u);

            migrationBuilder.CreateTable(
                name: "alert_settings",
                schema: "ledger",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    muted = table.Column<string[]>(type: "text[]", nullable: false),
                    mail_on = table.Column<bool>(type: "boolean", nullable: false),
                    mail_sealed = table.Column<byte[]>(type: "bytea", nullable: true),
                    language = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: false),
                    quiet_from = table.Column<TimeOnly>(type: "time without time zone", nullable: false),
                    quiet_to = table.Column<TimeOnly>(type: "time without time zone", nullable: false),
                    zone = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_alert_settings", x => x.tenant_id);
                });

            migrationBuilder.CreateTable(
                name: "alerts",
                schema: "ledger",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    key = table.Column<string>(type: "character varying(160)", maxLength: 160, nullable: false),
                    condition = table.Column<string>(type: "character varying(160)", maxLength: 160, nullable: true),
                    severity = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    told_on = table.Column<DateOnly>(type: "date", nullable: false),
                    title_es = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    title_en = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    body_es = table.Column<string>(type: "character varying(600)", maxLength: 600, nullable: false),
                    body_en = table.Column<string>(type: "character varying(600)", maxLength: 600, nullable: false),
                    transaction_id = table.Column<Guid>(type: "uuid", nullable: true),
                    account_id = table.Column<Guid>(type: "uuid", nullable: true),
                    category = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    dismissed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    resolved_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    mailed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_alerts", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_alerts_transactions_tenant_id_transaction_id",
                        columns: x => new { x.tenant_id, x.transaction_id },
                        principalSchema: "ledger",
                        principalTable: "transactions",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "fx_rates",
                schema: "ledger",
                columns: table => new
                {
                    currency = table.Column<string>(type: "character(3)", fixedLength: true, maxLength: 3, nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    rate = table.Column<decimal>(type: "numeric(19,6)", precision: 19, scale: 6, nullable: false),
                    source = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    stored_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_fx_rates", x => new { x.currency, x.day });
                });

            migrationBuilder.CreateTable(
                name: "goals",
                schema: "ledger",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    target = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: false),
                    currency = table.Column<string>(type: "character(3)", fixedLength: true, maxLength: 3, nullable: false),
                    target_day = table.Column<DateOnly>(type: "date", nullable: false),
                    account_ids = table.Column<Guid[]>(type: "uuid[]", nullable: false),
                    started_on = table.Column<DateOnly>(type: "date", nullable: false),
                    saved_at_start = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_goals", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "goal_contributions",
                schema: "ledger",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    goal_id = table.Column<Guid>(type: "uuid", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    amount = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_goal_contributions", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_goal_contributions_goals_tenant_id_goal_id",
                        columns: x => new { x.tenant_id, x.goal_id },
                        principalSchema: "ledger",
                        principalTable: "goals",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_alerts_tenant_id_key",
                schema: "ledger",
                table: "alerts",
                columns: new[] { "tenant_id", "key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_alerts_tenant_id_told_on_id",
                schema: "ledger",
                table: "alerts",
                columns: new[] { "tenant_id", "told_on", "id" },
                descending: new[] { false, true, true },
                filter: "dismissed_at is null and resolved_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_alerts_tenant_id_transaction_id",
                schema: "ledger",
                table: "alerts",
                columns: new[] { "tenant_id", "transaction_id" });

            migrationBuilder.CreateIndex(
                name: "ix_goal_contributions_tenant_id_goal_id",
                schema: "ledger",
                table: "goal_contributions",
                columns: new[] { "tenant_id", "goal_id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "alert_settings",
                schema: "ledger");

            migrationBuilder.DropTable(
                name: "alerts",
                schema: "ledger");

            migrationBuilder.DropTable(
                name: "fx_rates",
                schema: "ledger");

            migrationBuilder.DropTable(
                name: "goal_contributions",
                schema: "ledger");

            migrationBuilder.DropTable(
                name: "goals",
                schema: "ledger");

            migrationBuilder.DropColumn(
                name: "credit_limit",
                schema: "ledger",
                table: "accounts");

            migrationBuilder.DropColumn(
                name: "cut_off_day",
                schema: "ledger",
                table: "accounts");

            migrationBuilder.DropColumn(
                name: "kind",
                schema: "ledger",
                table: "accounts");

            migrationBuilder.DropColumn(
                name: "minimum_balance",
                schema: "ledger",
                table: "accounts");

            migrationBuilder.DropColumn(
                name: "name",
                schema: "ledger",
                table: "accounts");

            migrationBuilder.DropColumn(
                name: "payment_due_days",
                schema: "ledger",
                table: "accounts");

            migrationBuilder.DropColumn(
                name: "xmin",
                schema: "ledger",
                table: "accounts");
        }
    }
}
