[playlist]
File1=https://www.youtube.com/watch?v=kY3nR8tQ2wA
Title1=Clay
Length1=10
File2=https://youtu.be/pL9_xM-4dZc
NumberOfEntries=2
Version=2
