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

double[] milliseconds = [.. Enumerable.Range(0, options.Batches).Select(_ => rendering.RunBatch().TotalMilliseconds).Order()];
Console.WriteLine(string.Create(
    CultureInfo.InvariantCulture,
    $"Median batch: {milliseconds[milliseconds.Length / 2]:F4} ms, {rendering.CharactersPerBatch} characters of HTML"));
return 0;
