using Inferno.Measured;
using Markdig;

string? missing = args.FirstOrDefault(file => !File.Exists(file));
if (args.Length == 0 || missing is not null)
{
    Console.Error.WriteLine(missing is null ? "usage: RenderMarkdown FILE..." : $"RenderMarkdown: {missing} is not there; expected documents");
    return 2;
}

return Measured.Run(args, files =>
{
    const int TimesPerBatch = 50;
    MarkdownPipeline pipeline = new MarkdownPipelineBuilder().UseAdvancedExtensions().Build();
    string[] documents = [.. files.Select(File.ReadAllText)];
    string[] pages = new string[documents.Length];
    return new Workload(
        batch: () =>
        {
            for (int i = 0; i < TimesPerBatch * documents.Length; i++)
            {
                pages[i % documents.Length] = Markdown.ToHtml(documents[i % documents.Length], pipeline);
            }
        },
        digest: () => $"{Hash(pages):x8}, {pages.Sum(page => page.Length)} characters of HTML");
});

// FNV-1a over UTF-16: the same in every process, which a string's own hash code is not.
static uint Hash(IEnumerable<string> texts)
{
    uint hash = 2166136261;
    foreach (string text in texts)
    {
        foreach (char letter in text)
        {
            hash = (hash ^ letter) * 16777619;
        }
    }

    return hash;
}
