window.YTD.tweets.part0 = [
  {
    "tweet" : {
      "entities" : { "urls" : [ { "url" : "https://t.co/a", "expanded_url" : "https://www.youtube.com/watch?v=aZ1_-bCdEfG", "display_url" : "youtube.com/watch?v=aZ1_…", "indices" : [ "1", "2" ] } ], "user_mentions":[{"screen_name":"kiln"}] },
      "full_text" : "look https://t.co/a", "id_str":"1" } },
 { "tweet": { "entities": {"urls":[{"expanded_url":"https://www.tiktok.com/@kiln.works/video/7412000000000010001","display_url":"tiktok.com/@kiln.wor…"}]}, "full_text":"x" } }
]
