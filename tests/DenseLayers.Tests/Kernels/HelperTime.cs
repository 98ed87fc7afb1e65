using System.Diagnostics;
using System.Globalization;

namespace DenseLayers.Tests.Kernels;

/// <summary>
/// The CPU time of the library's helpers; where the system does not tell it by thread, that of the process.
/// </summary>
internal sealed class HelperTime
{
    // As much of a thread's name as Linux keeps.
    private const string Name = "DenseLayers hel";

    private readonly Process _process = Process.GetCurrentProcess();
    private readonly string[] _files = [];

    /// <summary>Finds the helpers, which have all begun.</summary>
    public HelperTime()
    {
        if (File.Exists("/proc/self/schedstat"))
        {
            _files =
            [
                .. from thread in Directory.GetDirectories("/proc/self/task")
                   where File.ReadAllText(Path.Combine(thread, "comm")).TrimEnd() == Name
                   select Path.Combine(thread, "schedstat"),
            ];
        }
    }

    /// <summary>How much may show though no helper did anything: nothing, or two ticks of the system's clock.</summary>
    public TimeSpan Blur => _files.Length > 0 ? TimeSpan.Zero : TimeSpan.FromMilliseconds(32);

    /// <summary>CPU time used so far.</summary>
    public TimeSpan Now
    {
        get
        {
            _process.Refresh();
            return _files.Length > 0
                ? TimeSpan.FromMicroseconds(_files.Sum(Microseconds))
                : _process.TotalProcessorTime;
        }
    }

    // The first number of the line is nanoseconds.
    private static double Microseconds(string file) =>
        double.Parse(File.ReadAllText(file).Split(' ')[0], CultureInfo.InvariantCulture) / 1e3;
}
