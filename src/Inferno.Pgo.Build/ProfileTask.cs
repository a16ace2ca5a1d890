using Inferno.Pgo.Profiles;
using Microsoft.Build.Framework;

namespace Inferno.Pgo.Build;

/// <summary>A step of a publish that looks at the committed profile; what it finds wrong ends the publish.</summary>
public abstract class ProfileTask : ITask
{
    /// <summary>MSBuild, which is told what was found.</summary>
    public IBuildEngine BuildEngine { get; set; } = null!;

    /// <summary>Unused.</summary>
    public ITaskHost HostObject { get; set; } = null!;

    /// <summary>The committed profile, absolute.</summary>
    [Required]
    public string Profile { get; set; } = "";

    /// <summary>The profile's file name.</summary>
    protected string Name => Path.GetFileName(Profile);

    /// <summary>Runs the step; whether nothing was found wrong.</summary>
    public bool Execute()
    {
        try
        {
            Finding? finding = Look();
            if (finding is not null)
            {
                Report(finding);
            }

            return finding is null;
        }
        catch (Exception e) when (e is ProfileFormatException or IOException or UnauthorizedAccessException or BadImageFormatException)
        {
            Report(Finding.Unreadable(e.Message));
            return false;
        }
    }

    /// <summary>Does the step's work; <see langword="null"/> where nothing is wrong.</summary>
    protected abstract Finding? Look();

    /// <summary>Says <paramref name="text"/> to whoever publishes.</summary>
    protected void Say(string text) =>
        BuildEngine.LogMessageEvent(new BuildMessageEventArgs(text, "", nameof(Inferno), MessageImportance.High));

    private void Report(Finding finding) => BuildEngine.LogErrorEvent(
        new BuildErrorEventArgs("", finding.Id, Profile, 0, 0, 0, 0, $"{finding.Cause}. {finding.NextStep}", "", nameof(Inferno)));
}
