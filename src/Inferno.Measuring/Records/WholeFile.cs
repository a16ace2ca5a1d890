namespace Inferno.Measuring.Records;

/// <summary>Writes files of which no reader ever sees half.</summary>
public static class WholeFile
{
    /// <summary>Replaces <paramref name="path"/> by <paramref name="text"/> in one step.</summary>
    public static void Write(string path, string text)
    {
        string unfinished = $"{path}.{Environment.ProcessId}.tmp";
        try
        {
            File.WriteAllText(unfinished, text);
            File.Move(unfinished, path, overwrite: true);
        }
        catch
        {
            File.Delete(unfinished);
            throw;
        }
    }
}
