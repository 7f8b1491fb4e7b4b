-- How people call a case, so that they find it by that. Filled when the rows are derived again.

alter table revenue_case add column name text;
