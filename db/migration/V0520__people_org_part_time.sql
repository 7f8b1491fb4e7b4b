-- Part-time accounts (部分就業) read only what is shared with them, like guests, but belong to the company.

alter table people_org_person add column part_time boolean not null default false;
