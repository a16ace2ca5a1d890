-- Empty where a run is from before programs were kept.
alter table runs add column program text not null default '';
