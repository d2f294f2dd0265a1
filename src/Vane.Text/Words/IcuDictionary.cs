using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace Vane.Text;

/// <summary>The dictionary with which the machine's ICU breaks Chinese text: read once from ICU's own data, so that
/// breaking costs no call into native code and our own knowledge can be weighed against it word by word.</summary>
internal sealed class IcuDictionary
{
    private const int NewestMajor = 99;
    private const int OldestMajor = 50;
    private static readonly Lazy<IcuDictionary?> OfMachine = new(Find);

    private IcuDictionary(string version, IcuTrie words)
    {
        Version = version;
        Words = words;
    }

    /// <summary>The machine's dictionary; null where there is no ICU, or one without Chinese words.</summary>
    public static IcuDictionary? Machine => OfMachine.Value;

    /// <summary>ICU's version, like <c>72.1</c>.</summary>
    public string Version { get; }

    /// <summary>Its words with their costs.</summary>
    public IcuTrie Words { get; }

    private static IcuDictionary? Find()
    {
        foreach (var name in LibraryNames())
        {
            if (!NativeLibrary.TryLoad(name, out var library)) continue;
            if (Read(library) is { } found) return found;
            NativeLibrary.Free(library);
        }

        return null;
    }

    private static IEnumerable<string> LibraryNames()
    {
        if (OperatingSystem.IsWindows())
        {
            yield return "icuuc.dll";
            yield return "icu.dll";
            for (var major = NewestMajor; major >= OldestMajor; major--) yield return Invariant($"icuuc{major}.dll");
        }
        else if (OperatingSystem.IsMacOS())
        {
            yield return "/opt/homebrew/opt/icu4c/lib/libicuuc.dylib";
            yield return "/usr/local/opt/icu4c/lib/libicuuc.dylib";
            yield return "libicuuc.dylib";
            yield return "/usr/lib/libicucore.dylib";
        }
        else
        {
            yield return "libicuuc.so";
            for (var major = NewestMajor; major >= OldestMajor; major--) yield return Invariant($"libicuuc.so.{major}");
        }
    }

    private static IcuDictionary? Read(IntPtr library)
    {
        var (open, suffix) = Symbol<OpenData>(library, "udata_open");
        if (open is null) return null;
        var memory = Symbol<GetMemory>(library, "udata_getMemory", suffix);
        var close = Symbol<CloseData>(library, "udata_close", suffix);
        var getVersion = Symbol<GetVersion>(library, "u_getVersion", suffix);
        if (memory is null || close is null || getVersion is null) return null;

        var version = new byte[4];
        getVersion(version);
        var endian = BitConverter.IsLittleEndian ? 'l' : 'b';
        var package = Encoding.ASCII.GetBytes(Invariant($"icudt{version[0]}{endian}-brkitr\0"));
        var data = open(package, "dict\0"u8.ToArray(), "cjdict\0"u8.ToArray(), out var error);
        if (error > 0 || data == IntPtr.Zero) return null;
        try
        {
            if (Units(memory(data)) is not { } units) return null;
            var words = new IcuTrie(units);
            // A format that only looks like ours would not know this word.
            return words.Begin('中', out var walk) && words.Next(ref walk, '国') && walk.Cost >= 0
                ? new IcuDictionary(Invariant($"{version[0]}.{version[1]}"), words) : null;
        }
        catch (IndexOutOfRangeException)
        {
            // A tree of another format leads out of itself.
            return null;
        }
        finally
        {
            close(data);
        }
    }

    // Eight numbers first (dictionarydata.h): where the tree begins, .., the whole size, the kind of tree.
    private static ushort[]? Units(IntPtr data)
    {
        const int wordsWithValues = 1 | 8, mostBytes = 64 << 20;
        var start = Marshal.ReadInt32(data);
        var size = Marshal.ReadInt32(data, 3 * sizeof(int));
        var kind = Marshal.ReadInt32(data, 4 * sizeof(int));
        if (start < 8 * sizeof(int) || size <= start || size > mostBytes || (kind & 15) != wordsWithValues) return null;
        var units = new short[(size - start) / sizeof(ushort)];
        Marshal.Copy(data + start, units, 0, units.Length);
        return MemoryMarshal.Cast<short, ushort>(units).ToArray();
    }

    // Most builds put the major version behind each name; Apple's and Microsoft's do not.
    private static (T? Function, string Suffix) Symbol<T>(IntPtr library, string name)
        where T : Delegate
    {
        if (Symbol<T>(library, name, "") is { } plain) return (plain, "");
        for (var major = NewestMajor; major >= OldestMajor; major--)
        {
            var suffix = Invariant($"_{major}");
            if (Symbol<T>(library, name, suffix) is { } found) return (found, suffix);
        }

        return (null, "");
    }

    private static T? Symbol<T>(IntPtr library, string name, string suffix)
        where T : Delegate =>
        NativeLibrary.TryGetExport(library, name + suffix, out var address)
            ? Marshal.GetDelegateForFunctionPointer<T>(address) : null;

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate IntPtr OpenData(byte[] package, byte[] type, byte[] name, out int error);

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate IntPtr GetMemory(IntPtr data);

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate void CloseData(IntPtr data);

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate void GetVersion([MarshalAs(UnmanagedType.LPArray, SizeConst = 4)] byte[] version);
}
