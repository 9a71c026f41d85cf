namespace FinanceTracker.Ledger.Migrations;

/// <summary>
/// What Entity Framework does not write of the migration that made the month sums: the view of what counts, and the triggers that
/// keep the sums right. Part of that migration: never edited after it is released.
/// </summary>
internal static class MonthSumsSql
{
    /// <summary>The column has a bound now, because it lies in an index; a cast for assignment would refuse longer texts.</summary>
    public const string ShortenSearch = "alter table ledger.transactions alter column search type character varying(600) using left(search, 600);";

    /// <summary>
    /// What counts. Three kinds of rows, so that the many that are neither split nor refunds need no join; as the reader's own
    /// rights (security_invoker), so that row-level security holds in it.
    /// </summary>
    public const string View = """
        create view ledger.effective_lines with (security_invoker = true) as
        select t.tenant_id, t.id as transaction_id, t.date, t.account_id, t.currency, t.category, t.transfer_id is not null as paired,
               greatest(t.amount, 0) as received, greatest(-t.amount, 0) as spent
          from ledger.transactions t
         where t.deleted_at is null and not t.is_split and t.refund_of is null
        union all
        select t.tenant_id, t.id, t.date, t.account_id, t.currency,
               case when e.id is null then t.category
                    when not e.is_split then e.category
                    else coalesce((select p.category from ledger.splits p where p.tenant_id = e.tenant_id and p.transaction_id = e.id
                                    order by (p.amount = -t.amount) desc, abs(p.amount) desc, p.position limit 1), e.category) end,
               t.transfer_id is not null,
               case when e.id is null then greatest(t.amount, 0) else 0 end,
               case when e.id is null then greatest(-t.amount, 0) else -t.amount end
          from ledger.transactions t
          left join ledger.transactions e on e.tenant_id = t.tenant_id and e.id = t.refund_of and e.deleted_at is null
         where t.deleted_at is null and not t.is_split and t.refund_of is not null
        union all
        select t.tenant_id, t.id, t.date, t.account_id, t.currency, p.category, t.transfer_id is not null, greatest(p.amount, 0), greatest(-p.amount, 0)
          from ledger.transactions t
          join ledger.splits p on p.tenant_id = t.tenant_id and p.transaction_id = t.id
         where t.deleted_at is null and t.is_split;
        grant select on ledger.effective_lines to ft_app;
        """;

    /// <summary>
    /// Every statement that writes lines or parts marks the months it touches; with a changed expense, the months of its refunds
    /// too. All functions run with the writer's own rights, so that row-level security bounds them to the writer's tenant.
    /// </summary>
    public const string Marks = """
        create function ledger.mark_added_lines() returns trigger language plpgsql as $$
        begin
          insert into ledger.month_marks (tenant_id, month, writer)
          select distinct tenant_id, date_trunc('month', date::timestamp)::date, pg_current_xact_id()::text::bigint from added
          on conflict do nothing;
          return null;
        end $$;

        create function ledger.mark_changed_lines() returns trigger language plpgsql as $$
        begin
          insert into ledger.month_marks (tenant_id, month, writer)
          with changed as (
            select coalesce(o.tenant_id, n.tenant_id) as tenant_id, coalesce(o.id, n.id) as id, o.date as was, n.date as is_now
              from before o full join after n on n.tenant_id = o.tenant_id and n.id = o.id
             where (o.date, o.amount, o.currency, o.category, o.transfer_id, o.refund_of, o.is_split, o.deleted_at)
                   is distinct from (n.date, n.amount, n.currency, n.category, n.transfer_id, n.refund_of, n.is_split, n.deleted_at))
          select distinct tenant_id, date_trunc('month', day::timestamp)::date, pg_current_xact_id()::text::bigint from (
            select tenant_id, was as day from changed
            union all select tenant_id, is_now from changed
            union all select r.tenant_id, r.date from ledger.transactions r join changed c on c.tenant_id = r.tenant_id and c.id = r.refund_of
                       where r.refund_of is not null) days
           where day is not null
          on conflict do nothing;
          return null;
        end $$;

        create function ledger.mark_removed_lines() returns trigger language plpgsql as $$
        begin
          insert into ledger.month_marks (tenant_id, month, writer)
          select distinct tenant_id, date_trunc('month', date::timestamp)::date, pg_current_xact_id()::text::bigint from removed
          on conflict do nothing;
          delete from ledger.splits p using removed o where p.tenant_id = o.tenant_id and p.transaction_id = o.id and o.is_split;
          update ledger.transactions r set refund_of = null, refund_source = 'None' from removed o
           where r.refund_of is not null and r.tenant_id = o.tenant_id and r.refund_of = o.id;
          return null;
        end $$;

        create function ledger.mark_parts() returns trigger language plpgsql as $$
        begin
          insert into ledger.month_marks (tenant_id, month, writer)
          select distinct tenant_id, date_trunc('month', date::timestamp)::date, pg_current_xact_id()::text::bigint from (
            select t.tenant_id, t.date from touched p join ledger.transactions t on t.tenant_id = p.tenant_id and t.id = p.transaction_id
            union all
            select r.tenant_id, r.date from touched p join ledger.transactions r on r.tenant_id = p.tenant_id and r.refund_of = p.transaction_id
             where r.refund_of is not null) days
          on conflict do nothing;
          return null;
        end $$;

        create trigger mark_added after insert on ledger.transactions referencing new table as added
          for each statement execute function ledger.mark_added_lines();
        create trigger mark_changed after update on ledger.transactions referencing old table as before new table as after
          for each statement execute function ledger.mark_changed_lines();
        create trigger mark_removed after delete on ledger.transactions referencing old table as removed
          for each statement execute function ledger.mark_removed_lines();
        create trigger mark_added after insert on ledger.splits referencing new table as touched
          for each statement execute function ledger.mark_parts();
        create trigger mark_changed after update on ledger.splits referencing new table as touched
          for each statement execute function ledger.mark_parts();
        create trigger mark_removed after delete on ledger.splits referencing old table as touched
          for each statement execute function ledger.mark_parts();
        """;

    /// <summary>
    /// At commit the first mark counts all months of its transaction anew and takes the marks away, so that the others find nothing
    /// left to do: one pass over the rows, which stays one pass when the planner knows nothing yet of a tenant's first large import
    /// and takes an index without the day. The lock lets one writer of a tenant count at a time: it sees what the one before
    /// committed, because every statement of a function at the default isolation sees what is committed when it begins.
    /// </summary>
    public const string Recount = """
        create function ledger.recount_months() returns trigger language plpgsql as $$
        declare
          touched date[];
          first_day date;
          end_day date;
        begin
          perform pg_advisory_xact_lock(hashtextextended('ledger.month_sums' || new.tenant_id::text, 0));
          with gone as (delete from ledger.month_marks where tenant_id = new.tenant_id and writer = new.writer returning month)
          select array_agg(month), min(month), (max(month) + interval '1 month')::date into touched, first_day, end_day from gone;
          if touched is null then
            return null;
          end if;
          delete from ledger.month_sums where tenant_id = new.tenant_id and month = any (touched);
          insert into ledger.month_sums (tenant_id, month, currency, category, paired, received, spent, count)
          select tenant_id, date_trunc('month', date::timestamp)::date as month, currency, category, paired, sum(received), sum(spent), count(*)
            from ledger.effective_lines
           where tenant_id = new.tenant_id and date >= first_day and date < end_day and date_trunc('month', date::timestamp)::date = any (touched)
           group by 1, 2, 3, 4, 5;
          return null;
        end $$;

        create constraint trigger recount after insert on ledger.month_marks deferrable initially deferred
          for each row execute function ledger.recount_months();
        """;

    /// <summary>Counts what is there already. The owner migrates, and forced row-level security would hide every row from it.</summary>
    public const string CountOnce = """
        alter table ledger.transactions no force row level security;
        insert into ledger.month_sums (tenant_id, month, currency, category, paired, received, spent, count)
        select tenant_id, date_trunc('month', date::timestamp)::date, currency, category, paired, sum(received), sum(spent), count(*)
          from ledger.effective_lines group by 1, 2, 3, 4, 5;
        alter table ledger.transactions force row level security;
        """;

    /// <summary>The way back.</summary>
    public const string Down = """
        drop view ledger.effective_lines;
        drop trigger mark_added on ledger.transactions;
        drop trigger mark_changed on ledger.transactions;
        drop trigger mark_removed on ledger.transactions;
        drop trigger mark_added on ledger.splits;
        drop trigger mark_changed on ledger.splits;
        drop trigger mark_removed on ledger.splits;
        drop trigger recount on ledger.month_marks;
        drop function ledger.mark_added_lines, ledger.mark_changed_lines, ledger.mark_removed_lines, ledger.mark_parts, ledger.recount_months;
        """;
}
