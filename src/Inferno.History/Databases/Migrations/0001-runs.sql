-- Types that SQLite and PostgreSQL both know. Moments are text in ISO 8601 and UTC, so that their order is the text's.
create table machines (
  fingerprint text primary key,
  description text not null
);

create table runs (
  id text primary key,
  started_at text not null,
  commit_id text,
  seed bigint not null,
  model_path text not null,
  model_digest text not null,
  machine text not null references machines (fingerprint)
);

create index runs_by_time on runs (started_at, id);

create table modes (
  run_id text not null references runs (id) on delete cascade,
  mode text not null,
  manifest_digest text not null,
  load text,
  primary key (run_id, mode)
);

create table results (
  run_id text not null,
  mode text not null,
  scenario text not null,
  metric text not null,
  verdict text not null,
  reason text not null,
  reference text,
  log_ratio double precision,
  log_low double precision,
  log_high double precision,
  pairs bigint not null,
  voids bigint not null,
  primary key (run_id, mode, scenario),
  foreign key (run_id, mode) references modes (run_id, mode) on delete cascade
);

create index results_by_scenario on results (scenario, mode);

create table samples (
  run_id text not null,
  mode text not null,
  scenario text not null,
  pair bigint not null,
  first text not null,
  baseline double precision not null,
  candidate double precision not null,
  primary key (run_id, mode, scenario, pair),
  foreign key (run_id, mode, scenario) references results (run_id, mode, scenario) on delete cascade
);
