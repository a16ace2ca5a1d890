using System.Data.Common;
using System.Runtime.CompilerServices;
using Inferno.History.Records;
using Inferno.Measuring.Machines;
using Inferno.Measuring.Records;
using Inferno.Measuring.Rounds;
using Inferno.Measuring.Scenarios;
using Inferno.Measuring.Verdicts;
using Inferno.Statistics;

namespace Inferno.History.Databases;

/// <summary>Reads runs by one statement, so that no reader sees a run of which half is being removed.</summary>
internal static class RunReader
{
    private const string Rows = """
        select run.id, run.started_at, run.commit_id, run.seed, run.program, run.model_path, run.model_digest,
               machine.description,
               mode.mode, mode.manifest_digest, mode.load,
               result.scenario, result.metric, result.verdict, result.reason, result.reference,
               result.log_ratio, result.log_low, result.log_high, result.pairs, result.voids, result.metrics,
               sample.first, sample.baseline, sample.candidate
        from runs run
        join machines machine on machine.fingerprint = run.machine
        join modes mode on mode.run_id = run.id
        join results result on result.run_id = run.id and result.mode = mode.mode
        left join samples sample on @samples = 1
          and sample.run_id = run.id and sample.mode = mode.mode and sample.scenario = result.scenario
        where (@mode is null or mode.mode = @mode)
          and (@scenario is null or result.scenario = @scenario
            or substr(result.scenario, 1, length(@scenario) + 1) = @scenario || '/')
          and run.id in (
            select candidate.id from runs candidate
            where (@run_id is null or candidate.id = @run_id)
              and exists (
                select 1 from results wanted
                where wanted.run_id = candidate.id and (@mode is null or wanted.mode = @mode)
                  and (@scenario is null or wanted.scenario = @scenario
                    or substr(wanted.scenario, 1, length(@scenario) + 1) = @scenario || '/'))
            order by candidate.started_at desc, candidate.id desc
            limit @latest)
        order by run.started_at, run.id, mode.mode, result.scenario, sample.pair;
        """;

    public static async IAsyncEnumerable<RecordedRun> ReadAsync(
        DbConnection connection, HistoryFilter filter, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await using DbCommand command = Sql.Command(
            connection, Rows,
            ("samples", filter.Samples ? 1 : 0), ("mode", filter.Mode), ("scenario", filter.Scenario),
            ("run_id", filter.RunId), ("latest", filter.Latest ?? long.MaxValue));
        await using DbDataReader rows = await command.ExecuteReaderAsync(cancellation);
        bool more = await rows.ReadAsync(cancellation);
        while (more)
        {
            RecordedRun run = Run(rows);
            List<RecordedMode> modes = [];
            do
            {
                (RecordedMode mode, more) = await ModeAsync(rows, run.Id, cancellation);
                modes.Add(mode);
            }
            while (more && rows.GetString(Column.Id) == run.Id);
            yield return run with { Modes = modes };
        }
    }

    private static async Task<(RecordedMode Mode, bool More)> ModeAsync(
        DbDataReader rows, string run, CancellationToken cancellation)
    {
        RecordedMode mode = Mode(rows);
        List<RecordedResult> results = [];
        bool more;
        do
        {
            (RecordedResult result, more) = await ResultAsync(rows, (run, mode.Mode), cancellation);
            results.Add(result);
        }
        while (more && rows.GetString(Column.Id) == run && rows.GetString(Column.ModeName) == mode.Mode);
        return (mode with { Results = results }, more);
    }

    private static async Task<(RecordedResult Result, bool More)> ResultAsync(
        DbDataReader rows, (string Run, string Mode) owner, CancellationToken cancellation)
    {
        RecordedResult result = Result(rows);
        List<MeasuredPair<double>> samples = [];
        bool more;
        do
        {
            samples.AddRange(Sample(rows));
            more = await rows.ReadAsync(cancellation);
        }
        while (more && (rows.GetString(Column.Id), rows.GetString(Column.ModeName)) == owner
            && rows.GetString(Column.Scenario) == result.Scenario);
        return (result with { Samples = samples }, more);
    }

    private static RecordedRun Run(DbDataReader row) => new()
    {
        Id = row.GetString(Column.Id),
        StartedAt = Moment.Parse(row.GetString(Column.StartedAt)),
        Commit = row.IsDBNull(Column.Commit) ? null : row.GetString(Column.Commit),
        Seed = (int)row.GetInt64(Column.Seed),
        Program = row.GetString(Column.Program),
        Inputs = row.GetString(Column.Inputs),
        InputDigest = row.GetString(Column.InputDigest),
        Machine = RunJson.ReadLine<MachineRecord>(row.GetString(Column.Machine))!,
        Modes = [],
    };

    private static RecordedMode Mode(DbDataReader row) => new(
        row.GetString(Column.ModeName), row.GetString(Column.Manifest), [])
    {
        Load = row.IsDBNull(Column.Load) ? null : RunJson.ReadLine<MachineLoad>(row.GetString(Column.Load)),
    };

    private static RecordedResult Result(DbDataReader row) => new(
        row.GetString(Column.Scenario),
        Enum.Parse<Metric>(row.GetString(Column.MetricName)),
        Enum.Parse<Outcome>(row.GetString(Column.VerdictName)),
        row.GetString(Column.Reason))
    {
        LogRatio = row.IsDBNull(Column.Estimate)
            ? null
            : new LogRatio(row.GetDouble(Column.Estimate), row.GetDouble(Column.Low), row.GetDouble(Column.High)),
        Reference = row.IsDBNull(Column.Reference) ? null : row.GetString(Column.Reference),
        Pairs = (int)row.GetInt64(Column.Pairs),
        Voids = (int)row.GetInt64(Column.Voids),
        Metrics = RunJson.ReadLine<IReadOnlyList<RecordedMetric>>(row.GetString(Column.Metrics))!,
    };

    private static IEnumerable<MeasuredPair<double>> Sample(DbDataReader row) => row.IsDBNull(Column.First)
        ? []
        :
        [
            new(
                Enum.Parse<PairOrder>(row.GetString(Column.First)),
                row.GetDouble(Column.Baseline),
                row.GetDouble(Column.Candidate)),
        ];

    // The columns of the statement above, in its order.
    private static class Column
    {
        public const int Id = 0;
        public const int StartedAt = 1;
        public const int Commit = 2;
        public const int Seed = 3;
        public const int Program = 4;
        public const int Inputs = 5;
        public const int InputDigest = 6;
        public const int Machine = 7;
        public const int ModeName = 8;
        public const int Manifest = 9;
        public const int Load = 10;
        public const int Scenario = 11;
        public const int MetricName = 12;
        public const int VerdictName = 13;
        public const int Reason = 14;
        public const int Reference = 15;
        public const int Estimate = 16;
        public const int Low = 17;
        public const int High = 18;
        public const int Pairs = 19;
        public const int Voids = 20;
        public const int Metrics = 21;
        public const int First = 22;
        public const int Baseline = 23;
        public const int Candidate = 24;
    }
}
