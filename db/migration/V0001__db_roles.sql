-- The application's role may use the schema and makes nothing in it; each migration grants it the
-- rights on its own tables, one by one.
revoke all on schema public from public;
grant usage on schema public to ${app_role};
