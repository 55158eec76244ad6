/// Lines that pages put around their text, in the languages that site builders most often leave them in.
enum FurnitureWords {
  /// Whole lines, in lower case, without bullets and the marks around them.
  static let lines: Set<String> = Set(
    (comments + sharing + navigation + related).split(separator: "\n").map(String.init))

  /// After one of these, what is left of a page is its foot when no sentence follows.
  static let footStarts: Set<String> = Set((comments + related).split(separator: "\n").map(String.init))

  private static let comments = """
    comment
    comments
    leave a comment
    leave a reply
    leave your comment
    add a comment
    post a comment
    write a comment
    write a comment...
    no comments
    no comments yet
    comments are closed
    join the conversation
    0 comments
    kommentar
    kommentare
    kommentar schreiben
    schreibe einen kommentar
    kommentar hinterlassen
    commentaire
    commentaires
    laisser un commentaire
    comentarios
    deja un comentario
    dejar un comentario
    comentários
    deixe um comentário
    commenti
    lascia un commento
    opmerking
    opmerkingen
    reacties
    geef een reactie
    laat een reactie achter
    kommentarer
    kommentit
    komentarze
    dodaj komentarz
    komentáře
    yorumlar
    комментарии
    коментарі
    コメント
    评论
    留言

    """

  private static let sharing = """
    share
    share this
    share this article
    share this post
    share this page
    share this story
    share on facebook
    share on twitter
    share on x
    share on linkedin
    share on pinterest
    share on whatsapp
    share via email
    facebook
    twitter
    linkedin
    pinterest
    whatsapp
    reddit
    tweet
    pin it
    print
    print this page
    email
    email this
    copy link
    link copied
    save
    bookmark
    follow us
    follow us on
    teilen
    diesen artikel teilen
    partager
    compartir
    compartilhar
    condividi
    delen
    dela
    udostępnij

    """

  private static let navigation = """
    menu
    home
    search
    skip to content
    skip to main content
    skip to navigation
    back to top
    top of page
    bottom of page
    scroll to top
    table of contents
    on this page
    jump to
    previous
    next
    previous post
    next post
    previous article
    next article
    older posts
    newer posts
    read more
    read less
    continue reading
    learn more
    more
    show more
    show less
    see more
    see all
    view all
    load more
    log in
    login
    sign in
    sign up
    register
    subscribe
    subscribe now
    subscribe to our newsletter
    sign up for our newsletter
    newsletter
    advertisement
    advertising
    sponsored
    ad
    privacy policy
    cookie policy
    terms of use
    terms of service
    terms and conditions
    all rights reserved
    contact us
    sitemap
    disclaimer
    loading
    loading...

    """

  private static let related = """
    see also
    related
    related articles
    related posts
    related stories
    related topics
    related content
    related reading
    recommended
    recommended for you
    recommended reading
    recent posts
    recent articles
    popular posts
    latest posts
    you may also like
    you might also like
    more from
    more articles
    more stories
    more like this
    read next
    read this next
    up next
    keep reading
    about the author
    about the authors
    tags
    categories
    filed under
    ähnliche beiträge
    articles similaires
    entradas relacionadas
    gerelateerde berichten
    recente blogposts
    alles weergeven

    """
}
