package dev.daogou.models.sequence;
import java.nio.file.*; import java.util.*;
public final class Try {
  public static void main(String[] a) throws Exception {
    Map<String,String> o=new HashMap<>(); for(String s:a){int i=s.indexOf('=');o.put(s.substring(0,i),s.substring(i+1));}
    SessionLogs.Format f=SessionLogs.Format.valueOf(o.getOrDefault("format","sessions"));
    List<List<String>> all=SessionLogs.read(Path.of(o.get("train")),f);
    List<NextItem> valid;
    if(o.containsKey("valid")) valid=NextItem.of(SessionLogs.read(Path.of(o.get("valid")),f));
    else { int n=all.size()-all.size()/10; valid=NextItem.of(all.subList(n,all.size())); all=all.subList(0,n);
      List<NextItem> v=new ArrayList<>(valid); Collections.shuffle(v,new Random(7)); valid=v.subList(0,Math.min(v.size(),10000)); }
    if(o.containsKey("take")) { int t=Integer.parseInt(o.get("take")); all=all.subList(Math.max(0,all.size()-t),all.size()); }
    var s=new SequenceSettings(i(o,"d","64"),i(o,"blocks","1"),i(o,"recent","20"),i(o,"min","1"),fl(o,"idrop","0.2"),fl(o,"drop","0.2"),fl(o,"temp","0.07"),fl(o,"rate","1e-3"),fl(o,"decay","1e-4"),i(o,"batch","512"),i(o,"samples","8192"),i(o,"epochs","10"),i(o,"patience","3"),fl(o,"ageing","0"),i(o,"seed","1"));
    Vocabulary v=Vocabulary.of(all,s.leastCount());
    var t=new SequenceTrainer(v,all,valid,s);
    System.out.println(v.size()+" items, "+t.predictions()+" predictions, "+valid.size()+" cases, "+s+" variant "+SequenceNetwork.VARIANT);
    long[] start={System.nanoTime()}; double[] sum=new double[2];
    t.train(t.begin(), new Watcher(){
      public void step(Step x){ sum[0]+=x.loss(); sum[1]++; if(x.step()%200==0){System.out.printf("  %d/%d %.4f %.1fs%n",x.step(),x.steps(),sum[0]/sum[1],(System.nanoTime()-start[0])/1e9);} }
      public void epoch(Progress p){ System.out.printf("epoch %d loss %.4f %s %.1fs rss %d MB%n",p.epoch(),sum[0]/sum[1],p.quality().get(),(System.nanoTime()-start[0])/1e9,rss()); sum[0]=sum[1]=0; start[0]=System.nanoTime(); }
    });
  }
  static long rss(){ try{ return Files.readAllLines(Path.of("/proc/self/status")).stream().filter(l->l.startsWith("VmRSS")).mapToLong(l->Long.parseLong(l.replaceAll("\\D",""))/1024).findFirst().orElse(0);}catch(Exception e){return 0;} }
  static int i(Map<String,String> o,String k,String d){return Integer.parseInt(o.getOrDefault(k,d));}
  static float fl(Map<String,String> o,String k,String d){return Float.parseFloat(o.getOrDefault(k,d));}
}
