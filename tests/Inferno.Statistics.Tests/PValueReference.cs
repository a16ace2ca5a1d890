namespace Inferno.Statistics.Tests;

internal sealed record PValueReference(double Margin, double P);
