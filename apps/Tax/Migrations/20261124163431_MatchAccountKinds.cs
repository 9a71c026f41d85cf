using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace FinanceTracker.Tax.Migrations
{
    /// <inheritdoc />
    public partial class MatchAccountKinds : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "account_kind",
                schema: "tax",
                table: "matches",
                type: "character varying(20)",
                maxLength: 20,
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "account_kind",
                schema: "tax",
                table: "matches");
        }
    }
}
