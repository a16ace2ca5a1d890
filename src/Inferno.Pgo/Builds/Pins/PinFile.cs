using System.Text.Json;

namespace Inferno.Pgo.Builds.Pins;

/// <summary>Writes the file that makes a folder a pin, and reads it back.</summary>
internal static class PinFile
{
    /// <summary>Writes <paramref name="pin"/> into <paramref name="folder"/>, which nobody reads yet.</summary>
    public static void Write(Pin pin, string folder) =>
        File.WriteAllText(Path.Combine(folder, Pin.FileName), JsonSerializer.Serialize(pin, PinJson.Default.Pin) + "\n");

    /// <summary>Reads the pin in <paramref name="folder"/>.</summary>
    /// <exception cref="PinException">There is none, or it is none of this version.</exception>
    public static Pin Read(string folder)
    {
        string path = Path.Combine(folder, Pin.FileName);
        try
        {
            Pin? pin = JsonSerializer.Deserialize(File.ReadAllText(path), PinJson.Default.Pin);
            return pin is { SchemaVersion: Pin.CurrentSchema } && pin.Digest == Path.GetFileName(folder)
                ? pin
                : throw new PinException($"{path}: found another pin than its folder's name says, expected one of this version; {Remedy(folder)}");
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new PinException($"{path}: found no pin ({e.Message}), expected what inferno-pgo pin wrote; {Remedy(folder)}", e);
        }
    }

    private static string Remedy(string folder) => $"remove it with inferno-pgo pin --remove {Path.GetFileName(folder)} and pin again";
}
