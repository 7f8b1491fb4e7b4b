-- Who answers for a unit, as the units document says.
alter table people_org_unit add column lead text;
