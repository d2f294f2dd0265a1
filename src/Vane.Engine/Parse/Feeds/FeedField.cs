namespace Vane.Parse;

/// <summary>What an element means, whatever version of whatever format it is of.</summary>
internal enum FeedField
{
    None,
    Entry,
    Channel,
    Title,
    Summary,
    Content,
    Link,
    Id,
    Published,
    Updated,
    Date,
    Author,
    Contributor,
    Category,
    Rights,
    Generator,
    Language,
    Image,
    Icon,
    Logo,
    Enclosure,
    Media,
    Group,
    Comments,
    CommentCount,
    Source,
    Original,
    Minor,
}
