using System.Text.RegularExpressions;
using CliWrap;
using CliWrap.Buffered;
using Inferno.Reporting.Html;

namespace Inferno.PgoPerf.Tests.Reports;

/// <summary>The page as a browser lays it out; skipped where there is none.</summary>
public sealed partial class RenderedReport : IDisposable
{
    // Lists what sticks out of its box or shows nothing; a box that scrolls may hold what is wider.
    private const string Inspection = """
        <script>
        addEventListener("load", () => {
          const faults = [];
          const scrolls = element => element !== null && (getComputedStyle(element).overflowX === "auto" || scrolls(element.parentElement));
          if (document.documentElement.scrollWidth > innerWidth + 1) faults.push("the page is wider than the screen");
          for (const element of document.querySelectorAll("main *")) {
            const box = element.getBoundingClientRect();
            const name = element.tagName + "." + element.getAttribute("class") + " '" + element.textContent.trim().slice(0, 30) + "'";
            if (box.width > 0 && (box.right > innerWidth + 1 || box.left < -1) && !element.closest("svg") && !scrolls(element)) faults.push(name + " sticks out");
            if (element.tagName === "svg" && (box.width < 20 || box.height < 10 || element.querySelectorAll("path, line, circle, rect, text").length < 2)) faults.push(name + " is empty");
          }
          for (const row of document.querySelectorAll(".forest .row")) {
            const boxes = [...row.children].map(child => child.getBoundingClientRect());
            boxes.forEach((a, i) => boxes.slice(i + 1).forEach(b => {
              if (a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1) faults.push(row.textContent.trim().slice(0, 40) + " overlaps itself");
            }));
          }
          const result = document.createElement("pre");
          result.id = "inspected";
          result.textContent = "FAULTS[" + faults.join("; ") + "]";
          document.body.append(result);
        });
        </script>
        """;

    private static readonly string? Browser = new[] { "chromium", "chromium-browser", "google-chrome" }
        .SelectMany(name => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, name)))
        .FirstOrDefault(File.Exists);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("inferno-page-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData(1280)]
    [InlineData(500)]
    [InlineData(390)]
    public async Task Fits_its_screen_and_shows_every_figure(int width)
    {
        string page = HtmlReport.Render(RunExamples.Mixed());

        (await InspectAsync(page, width)).Should().Be("");
    }

    [Fact]
    public async Task What_is_wider_than_the_screen_is_seen()
    {
        string page = HtmlReport.Render(RunExamples.Mixed())
            .Replace("<main>", "<main><div style=\"width: 3000px\">wide</div>", StringComparison.Ordinal);

        (await InspectAsync(page, 1280)).Should().Contain("sticks out");
    }

    private async Task<string> InspectAsync(string page, int width)
    {
        Assert.SkipWhen(Browser is null, "no Chromium here: apt-get install chromium");
        string file = Path.Combine(_folder.FullName, $"{width}.html");
        await File.WriteAllTextAsync(
            file, page.Replace("</body>", Inspection + "</body>", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        BufferedCommandResult result = await Cli.Wrap(Browser!)
            .WithArguments(
            [
                "--headless", "--no-sandbox", "--disable-gpu", $"--user-data-dir={_folder.FullName}/profile",
                $"--window-size={width},2000", "--dump-dom", $"file://{file}",
            ])
            .WithValidation(CommandResultValidation.None)
            .ExecuteBufferedAsync(TestContext.Current.CancellationToken);
        Match inspected = Inspected.Match(result.StandardOutput);
        inspected.Success.Should().BeTrue("the browser ended with {0}: {1}", result.ExitCode, result.StandardError);
        return inspected.Groups["faults"].Value;
    }

    [GeneratedRegex("""<pre id="inspected">FAULTS\[(?<faults>.*)\]</pre>""", RegexOptions.ExplicitCapture | RegexOptions.Singleline)]
    private static partial Regex Inspected { get; }
}
