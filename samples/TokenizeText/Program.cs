using Inferno.Measured;
using TokenizeText;

string? missing = args.FirstOrDefault(file => !File.Exists(file));
if (args.Length < 2 || missing is not null)
{
    Console.Error.WriteLine(missing is null ? "usage: TokenizeText VOCABULARY-TEXT FILE..." : $"TokenizeText: {missing} is not there; expected texts");
    return 2;
}

return Measured.Run(args, files =>
{
    const int Merges = 600;
    const int TimesPerBatch = 30;
    BytePairs pairs = BytePairs.Learn(File.ReadAllText(files[0]), Merges);
    string[] texts = [.. files.Skip(1).Select(File.ReadAllText)];
    List<int> tokens = [];
    return new Workload(
        batch: () =>
        {
            for (int i = 0; i < TimesPerBatch; i++)
            {
                tokens.Clear();
                foreach (string text in texts)
                {
                    pairs.Encode(text, tokens);
                }
            }
        },
        digest: () => $"{tokens.Aggregate(2166136261u, (hash, token) => (hash ^ (uint)token) * 16777619):x8}, {tokens.Count} tokens of {texts.Sum(text => text.Length)} letters"
            + $", {(pairs.Decode(tokens).Length == texts.Sum(text => text.Length) ? "decoded to as many" : "decoded to others")}");
});
