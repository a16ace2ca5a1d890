using System.Runtime.ExceptionServices;
using Inferno.Inference.Operators;
using Inferno.Inference.Plans;

namespace Inferno.Inference.Managed;

/// <summary>Brings a plan's weights into the layout of their kernels, on all processors at once.</summary>
internal static class Packing
{
    public static void Run(Plan plan)
    {
        IPacked[] operators = [.. plan.Nodes.Select(node => node.Operator).OfType<IPacked>()];
        int next = -1;
        ExceptionDispatchInfo? failure = null;
        void Pack()
        {
            try
            {
                while (failure is null && Interlocked.Increment(ref next) is var i && i < operators.Length)
                {
                    operators[i].Pack();
                }
            }
            catch (Exception exception)
            {
                failure = ExceptionDispatchInfo.Capture(exception);
            }
        }

        // Threads that end: those of a pool would stay about while the first requests are served.
        int processors = Math.Min(Environment.ProcessorCount, operators.Length);
        Thread[] others = [.. Enumerable.Range(0, Math.Max(0, processors - 1)).Select(_ => new Thread(Pack))];
        Array.ForEach(others, thread => thread.Start());
        Pack();
        Array.ForEach(others, thread => thread.Join());
        failure?.Throw();
    }
}
