namespace Inferno.PgoPerf.Reports;

/// <summary>Writes files of which no reader ever sees half.</summary>
internal static class WholeFile
{
    /// <summary>Replaces <paramref name="path"/> by <paramref name="text"/>.</summary>
    public static void Write(string path, string text)
    {
        string unfinished = path + ".tmp";
        File.WriteAllText(unfinished, text);
        File.Move(unfinished, path, overwrite: true);
    }
}
