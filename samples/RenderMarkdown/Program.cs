using System.Diagnostics;
using System.Globalization;
using Markdig;
using RenderMarkdown;

if (Options.Parse(args) is not { } options)
{
    Console.Error.WriteLine("usage: RenderMarkdown SECONDS_OF_WARM_UP BATCHES FILE...");
    return 2;
}

string[] documents = [.. options.Files.Select(File.ReadAllText)];
Rendering rendering = new(new MarkdownPipelineBuilder().UseAdvancedExtensions().Build(), documents);

long start = Stopwatch.GetTimestamp();
while (Stopwatch.GetElapsedTime(start) < options.WarmUp)
{
    rendering.RunBatch();
}

// All batches before the first is printed; each is printed, for only a series shows whether the warm-up was long enough.
double[] batches = [.. Enumerable.Range(0, options.Batches).Select(_ => rendering.RunBatch().TotalMilliseconds)];
Array.ForEach(batches, batch => Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"batch {batch:F4} ms")));
double[] milliseconds = [.. batches.Order()];
Console.WriteLine(string.Create(
    CultureInfo.InvariantCulture,
    $"Median batch: {milliseconds[milliseconds.Length / 2]:F4} ms, {rendering.CharactersPerBatch} characters of HTML"));
return 0;
