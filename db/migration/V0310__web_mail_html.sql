-- A mail has two forms, and a person may wish for none on days off.
alter table web_mail add column html text not null default '';
grant update (html) on web_mail to ${app_role};
alter table web_notice_setting add column days_off boolean not null default true;
