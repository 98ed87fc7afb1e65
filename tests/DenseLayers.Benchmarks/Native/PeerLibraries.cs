using System.Runtime.InteropServices;

namespace DenseLayers.Benchmarks.Native;

/// <summary>Finds the native libraries of the peers.</summary>
/// <remarks>
/// They are looked for in the folder that <c>PERF_LIBS</c> names, by default <c>perf-libs</c> in the system's folder
/// for temporary files, and below it; then where the system looks for libraries.
/// </remarks>
internal static partial class PeerLibraries
{
    /// <summary>The folder that is searched.</summary>
    public static string Folder { get; } =
        Environment.GetEnvironmentVariable("PERF_LIBS") is { Length: > 0 } given
            ? given
            : Path.Combine(Path.GetTempPath(), "perf-libs");

    /// <summary>Loads the first library of these names that there is.</summary>
    /// <returns>Its handle; 0 if none is there.</returns>
    public static nint Load(params ReadOnlySpan<string> names)
    {
        foreach (string name in names)
        {
            string? path = Find(name);
            if ((path is not null && NativeLibrary.TryLoad(path, out nint handle))
                || NativeLibrary.TryLoad(name, out handle))
            {
                return handle;
            }
        }

        return 0;
    }

    /// <summary>
    /// The path of a file in the folder or below it; <see langword="null"/> if there is none of that name.
    /// </summary>
    public static string? Find(string name) => Directory.Exists(Folder)
        ? Directory.EnumerateFiles(Folder, name, SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .FirstOrDefault()
        : null;

    /// <summary>
    /// Takes a variable out of the environment that native code sees, which is not the one that .NET keeps.
    /// </summary>
    public static void ForgetVariable(string name)
    {
        Environment.SetEnvironmentVariable(name, null);
        if (!OperatingSystem.IsWindows())
        {
            _ = UnsetEnv(name);
        }
    }

    [LibraryImport("libc", EntryPoint = "unsetenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int UnsetEnv(string name);
}
