-- The example company can be closed once a company of one's own is there: nobody signs in to it any more.
alter table people_tenant add column closed_at timestamptz;
