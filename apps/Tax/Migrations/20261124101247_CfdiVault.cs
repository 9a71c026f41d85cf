using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace FinanceTracker.Tax.Migrations
{
    /// <inheritdoc />
    public partial class CfdiVault : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "cfdis",
                schema: "tax",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    uuid = table.Column<string>(type: "character(36)", fixedLength: true, maxLength: 36, nullable: true),
                    hash = table.Column<string>(type: "character(64)", fixedLength: true, maxLength: 64, nullable: false),
                    standard = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: false),
                    tipo_de_comprobante = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true),
                    direction = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    emisor_rfc = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    receptor_rfc = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    fecha = table.Column<DateTime>(type: "timestamp without time zone", nullable: true),
                    issued_on = table.Column<DateOnly>(type: "date", nullable: false),
                    sub_total = table.Column<decimal>(type: "numeric(24,6)", precision: 24, scale: 6, nullable: true),
                    descuento = table.Column<decimal>(type: "numeric(24,6)", precision: 24, scale: 6, nullable: true),
                    total = table.Column<decimal>(type: "numeric(24,6)", precision: 24, scale: 6, nullable: true),
                    moneda = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true),
                    tipo_cambio = table.Column<decimal>(type: "numeric(24,6)", precision: 24, scale: 6, nullable: true),
                    metodo_pago = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true),
                    forma_pago = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    uso_cfdi = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true),
                    iva = table.Column<decimal>(type: "numeric(24,6)", precision: 24, scale: 6, nullable: false),
                    ieps = table.Column<decimal>(type: "numeric(24,6)", precision: 24, scale: 6, nullable: false),
                    iva_retenido = table.Column<decimal>(type: "numeric(24,6)", precision: 24, scale: 6, nullable: false),
                    isr_retenido = table.Column<decimal>(type: "numeric(24,6)", precision: 24, scale: 6, nullable: false),
                    seal_tail = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: true),
                    kind = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    clave_prod_serv = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: true),
                    counts = table.Column<bool>(type: "boolean", nullable: false),
                    content = table.Column<string>(type: "text", nullable: false),
                    checks = table.Column<string>(type: "text", nullable: false),
                    search = table.Column<string>(type: "text", nullable: false),
                    file_name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    bundle = table.Column<Guid>(type: "uuid", nullable: false),
                    bundle_offset = table.Column<int>(type: "integer", nullable: false),
                    bundle_length = table.Column<int>(type: "integer", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    deleted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cfdis", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "taxpayer_profiles",
                schema: "tax",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    rfc = table.Column<string>(type: "character varying(13)", maxLength: 13, nullable: false),
                    nombre = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    regimenes = table.Column<string[]>(type: "text[]", nullable: false),
                    is_confirmed = table.Column<bool>(type: "boolean", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_taxpayer_profiles", x => x.tenant_id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_cfdis_tenant_id_emisor_rfc_issued_on",
                schema: "tax",
                table: "cfdis",
                columns: new[] { "tenant_id", "emisor_rfc", "issued_on" });

            migrationBuilder.CreateIndex(
                name: "ix_cfdis_tenant_id_hash",
                schema: "tax",
                table: "cfdis",
                columns: new[] { "tenant_id", "hash" },
                unique: true,
                filter: "deleted_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_cfdis_tenant_id_issued_on_id",
                schema: "tax",
                table: "cfdis",
                columns: new[] { "tenant_id", "issued_on", "id" },
                descending: new[] { false, true, true },
                filter: "deleted_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_cfdis_tenant_id_uuid",
                schema: "tax",
                table: "cfdis",
                columns: new[] { "tenant_id", "uuid" },
                unique: true,
                filter: "uuid is not null and deleted_at is null");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "cfdis",
                schema: "tax");

            migrationBuilder.DropTable(
                name: "taxpayer_profiles",
                schema: "tax");
        }
    }
}
