namespace Vane.Text; internal static class Placeholder;
