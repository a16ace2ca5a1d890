using System.Buffers;
using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;

namespace Inferno.Measured;

/// <summary>
/// What is said between a program and the harness that measures it. The harness writes one word a line, the name of a workload
/// behind it where the program has several: <c>settle</c>, <c>batch</c>, <c>result</c>, <c>end</c>. The program answers with one
/// line that begins with <c>@inferno </c> and holds one JSON object; whatever else it prints is its own.
/// </summary>
internal sealed class Conversation(IReadOnlyList<Workload> workloads, CompilationListener? listener, TextReader words, Stream answers)
    : IDisposable
{
    // Longer than any batch should take, short enough that nothing lingers.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(3);

    private readonly BlockingCollection<string?> _heard = [];
    private readonly Dictionary<string, Served> _served = workloads.ToDictionary(workload => workload.Name, _ => new Served());
    private volatile bool _isOver;

    private sealed class Served
    {
        public int Batches { get; set; }

        public string? Digest { get; set; }

        public RuntimeCounters? Before { get; set; }

        public RuntimeCounters? After { get; set; }
    }

    /// <summary>Answers until the harness says <c>end</c> or is gone.</summary>
    /// <returns>The exit code: 0, or 2 after a word that nobody knows, which standard error names.</returns>
    public int Hold()
    {
        new Thread(Listen) { IsBackground = true, Name = "words" }.Start();
        foreach (string? heard in _heard.GetConsumingEnumerable())
        {
            string[] parts = heard is null ? ["end"] : heard.Split(' ', 2, StringSplitOptions.TrimEntries);
            switch (parts[0])
            {
                case "end":
                    _isOver = true;
                    return 0;
                case "settle":
                    Settle();
                    break;
                case "batch" when Find(parts) is { } workload:
                    Serve(workload);
                    break;
                case "result" when Find(parts) is { } workload:
                    Report(workload);
                    break;
                default:
                    _isOver = true;
                    Console.Error.WriteLine(
                        $"@inferno: '{heard}' is no word of the harness; expected settle, batch, result or end, with one of "
                        + $"{string.Join(", ", workloads.Select(one => $"'{one.Name}'"))} behind batch and result");
                    return 2;
            }
        }

        return 0;
    }

    public void Dispose() => _heard.Dispose();

    // On a thread of its own: a harness that dies while a batch is served is noticed, and nothing is left running.
    private void Listen()
    {
        try
        {
            while (words.ReadLine() is { } line)
            {
                _heard.Add(line.Trim());
                if (line.Trim() == "end")
                {
                    return; // all that there is to do has been said
                }
            }
        }
        catch (IOException)
        {
            // A broken pipe is an end too.
        }

        _heard.Add(null);
        Thread.Sleep(Grace);
        if (!_isOver)
        {
            Environment.Exit(0);
        }
    }

    private Workload? Find(string[] parts)
    {
        string name = parts.Length > 1 ? parts[1] : "";
        return workloads.FirstOrDefault(workload => workload.Name == name);
    }

    private void Settle()
    {
        Settled settled = Settling.Run(workloads);
        Answer("ready", json =>
        {
            json.WriteBoolean("settled", settled.IsSettled);
            json.WriteNumber("rounds", settled.Rounds);
            json.WriteNumber("methods", settled.MethodsCompiled);
            json.WriteNumber("seconds", settled.Time.TotalSeconds);
        });
    }

    private void Serve(Workload workload)
    {
        Served served = _served[workload.Name];
        served.Before ??= new RuntimeCounters();
        Placement.ToFirstProcessor();
        long start = Stopwatch.GetTimestamp();
        workload.Batch();
        TimeSpan time = Stopwatch.GetElapsedTime(start);
        Check(workload, served);
        served.After = new RuntimeCounters();
        served.Batches++;
        Answer("batch", json =>
        {
            json.WriteString("workload", workload.Name);
            json.WriteNumber("number", served.Batches);
            json.WriteNumber("seconds", time.TotalSeconds);
            if (workload.Work is { } work)
            {
                json.WriteNumber("work", work());
            }
        });
    }

    private static void Check(Workload workload, Served served)
    {
        string digest = workload.Digest();
        served.Digest ??= digest;
        if (served.Digest != digest)
        {
            throw new WorkloadException(
                $"one batch of '{workload.Name}' computed '{served.Digest}' and a later one '{digest}'; expected the same of the same work");
        }
    }

    private void Report(Workload workload)
    {
        Served served = _served[workload.Name];
        RuntimeUse? used = served.Before is { } before ? served.After!.Since(before) : null;
        if (workload.Report is { } report)
        {
            Console.Out.WriteLine(report());
            Console.Out.Flush();
        }

        BuildFacts build = BuildFacts.Read();
        CompiledMethods? compiled = listener?.Count();
        using var process = Process.GetCurrentProcess();
        long peak = process.PeakWorkingSet64;
        Answer("result", json =>
        {
            json.WriteString("workload", workload.Name);
            json.WriteNumber("batches", served.Batches);
            json.WriteString("digest", served.Digest);
            json.WriteBoolean("dynamicPgo", build.DynamicPgo);
            json.WriteBoolean("readyToRun", build.ReadyToRun);
            json.WriteBoolean("nativeAot", build.NativeAot);
            json.WriteNumber("peakBytes", peak);
            Write(json, used);
            Write(json, compiled);
        });
    }

    private static void Write(Utf8JsonWriter json, RuntimeUse? used)
    {
        if (used is null)
        {
            return;
        }

        json.WriteNumber("processorSeconds", used.Processor.TotalSeconds);
        json.WriteNumber("pauseSeconds", used.GarbageCollection.TotalSeconds);
        json.WriteNumber("allocatedBytes", used.AllocatedBytes);
        if (used.RunQueueDelay is { } delay)
        {
            json.WriteNumber("delaySeconds", delay.TotalSeconds);
        }
    }

    private static void Write(Utf8JsonWriter json, CompiledMethods? compiled)
    {
        if (compiled is null)
        {
            return;
        }

        json.WriteStartObject("compiled");
        json.WriteNumber("tier0", compiled.Tier0);
        json.WriteNumber("tier0Instrumented", compiled.Tier0Instrumented);
        json.WriteNumber("tier1Instrumented", compiled.Tier1Instrumented);
        json.WriteNumber("tier1", compiled.Tier1);
        json.WriteNumber("untiered", compiled.Untiered);
        json.WriteEndObject();
    }

    // One write a line, and a line of its own even where the program has left one unfinished.
    private void Answer(string kind, Action<Utf8JsonWriter> write)
    {
        ArrayBufferWriter<byte> line = new(512);
        line.Write("\n@inferno "u8);
        using (Utf8JsonWriter json = new(line))
        {
            json.WriteStartObject();
            json.WriteString("kind", kind);
            write(json);
            json.WriteEndObject();
        }

        line.Write("\n"u8);
        answers.Write(line.WrittenSpan);
        answers.Flush();
    }
}

/// <summary>A workload that does not do the same work each time.</summary>
public sealed class WorkloadException(string message) : Exception(message);
