using System.Text;
using Inferno.Measured;
using RunScript;

string? missing = args.FirstOrDefault(file => !File.Exists(file));
if (args.Length == 0 || missing is not null)
{
    Console.Error.WriteLine(missing is null ? "usage: RunScript SCRIPT..." : $"RunScript: {missing} is not there; expected scripts");
    return 2;
}

try
{
    return Measured.Run(args, files =>
    {
        const int TimesPerBatch = 5;
        Function[] scripts = [.. files.Select(file => Parser.Parse(File.ReadAllText(file)))];
        StringBuilder output = new();
        return new Workload(
            batch: () =>
            {
                for (int i = 0; i < TimesPerBatch; i++)
                {
                    _ = output.Clear();
                    foreach (Function script in scripts)
                    {
                        _ = script.Body!.Run(new Frame(script.Variables, output));
                    }
                }
            },
            digest: () => output.ToString().ReplaceLineEndings(" ").TrimEnd());
    });
}
catch (ScriptException e)
{
    Console.Error.WriteLine($"RunScript: {e.Message}");
    return 2;
}
