using System.Data.Common;
using Inferno.History.Records;
using Inferno.Measuring.Records;
using Inferno.Measuring.Rounds;

namespace Inferno.History.Databases;

/// <summary>Writes and removes runs within a transaction of its caller's.</summary>
internal sealed class RunWriter(DbConnection connection)
{
    private const string Machine =
        "insert into machines (fingerprint, description) values (@fingerprint, @description) on conflict do nothing;";

    private const string Run = """
        insert into runs (id, started_at, commit_id, seed, program, model_path, model_digest, machine)
        values (@id, @started_at, @commit_id, @seed, @program, @model_path, @model_digest, @machine)
        on conflict do nothing;
        """;

    private const string Mode = """
        insert into modes (run_id, mode, manifest_digest, load) values (@run_id, @mode, @manifest_digest, @load)
        on conflict do nothing;
        """;

    private const string OldMode = "delete from modes where run_id = @run_id and mode = @mode;";

    private const string Result = """
        insert into results
          (run_id, mode, scenario, metric, verdict, reason, reference, log_ratio, log_low, log_high, pairs, voids,
           metrics)
        values
          (@run_id, @mode, @scenario, @metric, @verdict, @reason, @reference, cast(@log_ratio as double precision),
           cast(@log_low as double precision), cast(@log_high as double precision), @pairs, @voids, @metrics);
        """;

    private const string Sample = """
        insert into samples (run_id, mode, scenario, pair, first, baseline, candidate)
        values (@run_id, @mode, @scenario, @pair, @first, @baseline, @candidate);
        """;

    private const string Removal = "delete from runs where id = @id;";

    private const string Orphans = "delete from machines where fingerprint not in (select machine from runs);";

    /// <summary>Removes those modes of a run that <paramref name="run"/> holds, to be added anew.</summary>
    public async Task ForgetModesAsync(RecordedRun run, CancellationToken cancellation)
    {
        foreach (RecordedMode mode in run.Modes)
        {
            await Sql.ExecuteAsync(connection, OldMode, cancellation, ("run_id", run.Id), ("mode", mode.Mode));
        }
    }

    /// <summary>Adds what is missing of <paramref name="run"/>; returns the number of modes that were.</summary>
    public async Task<int> AddAsync(RecordedRun run, CancellationToken cancellation)
    {
        await Sql.ExecuteAsync(
            connection, Machine, cancellation,
            ("fingerprint", run.Machine.Fingerprint), ("description", RunJson.WriteLine(run.Machine)));
        await Sql.ExecuteAsync(
            connection, Run, cancellation,
            ("id", run.Id), ("started_at", Moment.Text(run.StartedAt)), ("commit_id", run.Commit), ("seed", run.Seed),
            ("program", run.Program), ("model_path", run.Inputs), ("model_digest", run.InputDigest),
            ("machine", run.Machine.Fingerprint));
        int added = 0;
        foreach (RecordedMode mode in run.Modes)
        {
            added += await AddAsync(run.Id, mode, cancellation);
        }

        return added;
    }

    /// <summary>Removes the runs called <paramref name="ids"/>; returns the number of those that there were.</summary>
    public async Task<int> RemoveAsync(IReadOnlyCollection<string> ids, CancellationToken cancellation)
    {
        int removed = 0;
        foreach (string id in ids)
        {
            removed += await Sql.ExecuteAsync(connection, Removal, cancellation, ("id", id));
        }

        await Sql.ExecuteAsync(connection, Orphans, cancellation);
        return removed;
    }

    private async Task<int> AddAsync(string run, RecordedMode mode, CancellationToken cancellation)
    {
        int added = await Sql.ExecuteAsync(
            connection, Mode, cancellation,
            ("run_id", run), ("mode", mode.Mode), ("manifest_digest", mode.ManifestDigest),
            ("load", mode.Load is { } load ? RunJson.WriteLine(load) : null));
        foreach (RecordedResult result in added == 0 ? [] : mode.Results)
        {
            await Sql.ExecuteAsync(
                connection, Result, cancellation,
                ("run_id", run), ("mode", mode.Mode), ("scenario", result.Scenario),
                ("metric", result.Metric.ToString()),
                ("verdict", result.Verdict.ToString()), ("reason", result.Reason), ("reference", result.Reference),
                ("log_ratio", result.LogRatio?.Estimate), ("log_low", result.LogRatio?.Low),
                ("log_high", result.LogRatio?.High), ("pairs", result.Pairs), ("voids", result.Voids),
                ("metrics", RunJson.WriteLine(result.Metrics)));
            await AddSamplesAsync((run, mode.Mode), result, cancellation);
        }

        return added;
    }

    private async Task AddSamplesAsync(
        (string Run, string Mode) owner, RecordedResult result, CancellationToken cancellation)
    {
        await using DbCommand insertion = Sql.Command(
            connection, Sample,
            ("run_id", owner.Run), ("mode", owner.Mode), ("scenario", result.Scenario),
            ("pair", 0), ("first", ""), ("baseline", 0.0), ("candidate", 0.0));
        foreach ((int index, MeasuredPair<double> pair) in result.Samples.Index())
        {
            insertion.Parameters["pair"].Value = (long)(index + 1);
            insertion.Parameters["first"].Value = pair.Order.ToString();
            insertion.Parameters["baseline"].Value = pair.Baseline;
            insertion.Parameters["candidate"].Value = pair.Candidate;
            await insertion.ExecuteNonQueryAsync(cancellation);
        }
    }
}
