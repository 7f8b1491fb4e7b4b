-- What questions read: lines and visits of a generation, narrowed by dimensions (p_filters holds one
-- value for each slot or null) and with up to three dimensions chosen by slot (0: none). Both are
-- plain selects, so that the planner sees through them; row-level security is the caller's.

create or replace function revenue_lines(
  p_tenant int, p_gen int, p_model text, p_seq bigint, p_filters text[], p_by1 int, p_by2 int)
returns table (
  at timestamptz, side text, sign smallint, stage text, other_stage text, amount numeric,
  case_id text, fact_seq bigint, fact_ordinal smallint, by1 text, by2 text)
language sql stable
as $$
  select at, side, sign, stage, other_stage, amount, case_id, fact_seq, fact_ordinal,
    coalesce(case p_by1 when 1 then d1 when 2 then d2 when 3 then d3 when 4 then d4 when 5 then d5 when 6 then d6 when 7 then d7 when 8 then d8 end, ''),
    coalesce(case p_by2 when 1 then d1 when 2 then d2 when 3 then d3 when 4 then d4 when 5 then d5 when 6 then d6 when 7 then d7 when 8 then d8 end, '')
  from revenue_journal
  where tenant_id = p_tenant and gen = p_gen and model = p_model and seq < p_seq
    and (p_filters[1] is null or d1 = p_filters[1])
    and (p_filters[2] is null or d2 = p_filters[2])
    and (p_filters[3] is null or d3 = p_filters[3])
    and (p_filters[4] is null or d4 = p_filters[4])
    and (p_filters[5] is null or d5 = p_filters[5])
    and (p_filters[6] is null or d6 = p_filters[6])
    and (p_filters[7] is null or d7 = p_filters[7])
    and (p_filters[8] is null or d8 = p_filters[8])
$$;
grant execute on function revenue_lines(int, int, text, bigint, text[], int, int) to ${app_role};

-- The visits as they stand (p_seq null), or as the first p_seq entries left them, read back from the
-- journal: lines that were booked and not taken back.
create or replace function revenue_visits(
  p_tenant int, p_gen int, p_model text, p_seq bigint, p_filters text[],
  p_by1 int, p_by2 int, p_by3 int)
returns table (
  case_id text, n int, stage text, nth int, from_stage text, to_stage text,
  entered_at timestamptz, exited_at timestamptz, amount_in numeric, amount_out numeric,
  repeats bigint, entered_by_seq bigint, entered_by_ordinal smallint,
  by1 text, by2 text, by3 text)
language sql stable
as $$
  select case_id, n, stage, nth, from_stage, to_stage, entered_at, exited_at,
    amount_in, amount_out, repeats, entered_by_seq, entered_by_ordinal,
    coalesce(case p_by1 when 1 then d1 when 2 then d2 when 3 then d3 when 4 then d4 when 5 then d5 when 6 then d6 when 7 then d7 when 8 then d8 end, ''),
    coalesce(case p_by2 when 1 then d1 when 2 then d2 when 3 then d3 when 4 then d4 when 5 then d5 when 6 then d6 when 7 then d7 when 8 then d8 end, ''),
    coalesce(case p_by3 when 1 then d1 when 2 then d2 when 3 then d3 when 4 then d4 when 5 then d5 when 6 then d6 when 7 then d7 when 8 then d8 end, '')
  from (
    select case_id, n, stage, nth, from_stage, to_stage, entered_at, exited_at,
      amount_in, amount_out, repeats::bigint, entered_by_seq, entered_by_ordinal,
      d1, d2, d3, d4, d5, d6, d7, d8
    from revenue_visit
    where tenant_id = p_tenant and gen = p_gen and model = p_model and p_seq is null
    union all
    select case_id, n, stage, nth,
      max(other_stage) filter (where side = 'in'), max(other_stage) filter (where side = 'out'),
      min(at) filter (where side = 'in'), max(at) filter (where side = 'out'),
      min(amount) filter (where side = 'in'),
      case when bool_or(side = 'out') then min(amount) filter (where side = 'out')
        else sum(amount) filter (where side in ('in', 'revalued')) end,
      count(*) filter (where side = 'repeated'),
      min(fact_seq) filter (where side = 'in'), min(fact_ordinal) filter (where side = 'in'),
      d1, d2, d3, d4, d5, d6, d7, d8
    from (
      select case_id, n, stage, nth, side, other_stage, at, amount, fact_seq, fact_ordinal,
        d1, d2, d3, d4, d5, d6, d7, d8
      from revenue_journal
      where tenant_id = p_tenant and gen = p_gen and model = p_model and seq < p_seq
      group by case_id, n, stage, nth, side, other_stage, at, amount, fact_seq, fact_ordinal,
        d1, d2, d3, d4, d5, d6, d7, d8
      having sum(sign) > 0) as line
    group by case_id, n, stage, nth, d1, d2, d3, d4, d5, d6, d7, d8) as visit
  where (p_filters[1] is null or d1 = p_filters[1])
    and (p_filters[2] is null or d2 = p_filters[2])
    and (p_filters[3] is null or d3 = p_filters[3])
    and (p_filters[4] is null or d4 = p_filters[4])
    and (p_filters[5] is null or d5 = p_filters[5])
    and (p_filters[6] is null or d6 = p_filters[6])
    and (p_filters[7] is null or d7 = p_filters[7])
    and (p_filters[8] is null or d8 = p_filters[8])
$$;
grant execute on function revenue_visits(int, int, text, bigint, text[], int, int, int)
  to ${app_role};
